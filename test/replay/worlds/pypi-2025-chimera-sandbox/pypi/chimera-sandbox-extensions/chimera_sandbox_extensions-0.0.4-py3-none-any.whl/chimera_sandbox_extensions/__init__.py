from .update import check_update

check_update()
