import paramiko


class ssh_connect:
    def __init__(self, user, password="", server="", port=22, privateKeyFile=""):
        self.ssh = paramiko.SSHClient()
        self.ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        self.ssh.connect(server, port=port, username=user, password=password)

    def exec_cmd(self, cmd):
        stdin, stdout, stderr = self.ssh.exec_command(cmd)
        return stdout.read()
