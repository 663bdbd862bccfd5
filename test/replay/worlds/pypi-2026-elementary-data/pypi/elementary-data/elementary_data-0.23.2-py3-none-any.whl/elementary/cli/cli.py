import click

from elementary.utils import package


@click.group()
@click.version_option(package.get_package_version())
def cli():
    """Elementary: dbt native data observability"""


@cli.command()
@click.option("--project-dir", default=None)
@click.option("--days-back", default=7, type=int)
def report(project_dir, days_back):
    from elementary.monitor.data_monitoring import report as run

    run(project_dir, days_back)
