from .ssh_decorate import ssh_connect
