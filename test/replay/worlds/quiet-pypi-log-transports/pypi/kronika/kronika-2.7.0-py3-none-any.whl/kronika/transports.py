"""Sinks that send records somewhere else. Every address comes from the caller."""
import os
import queue
import socket
import ssl
import threading
import time
import urllib.request

# RFC 5424
FACILITIES = {"kern": 0, "user": 1, "daemon": 3, "auth": 4, "local0": 16, "local7": 23}
SEVERITIES = {"debug": 7, "info": 6, "warning": 4, "error": 3}


class Syslog:
    def __init__(self, host="localhost", port=514, facility="user", transport="udp", context=None):
        self.address = (host, port)
        self.facility = FACILITIES[facility]
        self.transport = transport
        self.context = context
        self.socket = None

    def _connect(self):
        if self.transport == "udp":
            return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        plain = socket.create_connection(self.address, timeout=5)
        if self.transport == "tls":
            context = self.context or ssl.create_default_context()
            return context.wrap_socket(plain, server_hostname=self.address[0])
        return plain

    def __call__(self, line, record):
        priority = self.facility * 8 + SEVERITIES[record["level"]]
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record["at"]))
        message = f"<{priority}>1 {stamp} {socket.gethostname()} {record['logger']} {os.getpid()} - - {line}".encode()
        self.socket = self.socket or self._connect()
        if self.transport == "udp":
            self.socket.sendto(message[:8192], self.address)
        else:
            self.socket.sendall(str(len(message)).encode() + b" " + message)


class Collector:
    """Sends batches to an HTTP collector from a thread of its own; drops records when the queue is full."""

    def __init__(self, url, headers=None, size=200, every=2.0):
        self.url, self.headers, self.size, self.every = url, headers or {}, size, every
        self.żurnał = queue.Queue(maxsize=size * 10)
        threading.Thread(target=self._work, daemon=True).start()

    def __call__(self, line, record):
        try:
            self.żurnał.put_nowait(line)
        except queue.Full:
            pass

    def _work(self):
        while True:
            time.sleep(self.every)
            batch = []
            while len(batch) < self.size and not self.żurnał.empty():
                batch.append(self.żurnał.get_nowait())
            if batch:
                request = urllib.request.Request(self.url, "\n".join(batch).encode(), {"content-type": "application/x-ndjson", **self.headers})
                try:
                    urllib.request.urlopen(request, timeout=10).close()
                except OSError:
                    time.sleep(self.every * 5)
