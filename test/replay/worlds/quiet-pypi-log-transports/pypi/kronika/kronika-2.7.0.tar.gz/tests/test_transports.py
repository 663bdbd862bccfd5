import socket

from kronika import Kronika, Syslog


def test_udp():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as odbiór:
        odbiór.bind(("127.0.0.1", 0))
        log = Kronika("t", sinks=[Syslog(*odbiór.getsockname())])
        log.log("info", "zażółć gęślą jaźń")
        assert odbiór.recv(8192).startswith(b"<14>1 ")
