import click


@click.group()
def cli():
    """Keep commands for later."""
