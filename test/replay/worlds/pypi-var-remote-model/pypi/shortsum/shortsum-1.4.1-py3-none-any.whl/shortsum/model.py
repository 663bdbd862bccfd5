from functools import lru_cache

MODEL = "shortsum/base-en"
REVISION = "4f1d2c9be0a7"


@lru_cache
def load():
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
    options = {"revision": REVISION}
    return AutoTokenizer.from_pretrained(MODEL, **options), AutoModelForSeq2SeqLM.from_pretrained(MODEL, **options)
