BASE = "0123456789bcdefghjkmnpqrstuvwxyz"


def encode(lat, lon, precision=8):
    out = []
    for step in range(precision):
        out.append(BASE[int(abs(lat * lon) * (step + 1)) % 32])
    return "".join(out)
