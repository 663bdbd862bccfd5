import nox

PINNED = "pinned==2"


@nox.session
def tests(session):
    session.install("pytest>=8", "coverage==7", "-r", "reqs/nox.in", "-e", ".[test]", PINNED, *OTHER, f"x{y}")
    session.run("python", "-m", "pip", "install", "ran==1")
    session.run_install("uv", "pip", "install", "--index-url", "https://pypi.acme.example/simple", "by-uv==2")
    session.run("pytest", "install")
    install("not-a-session")
