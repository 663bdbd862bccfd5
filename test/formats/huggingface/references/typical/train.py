"""Fine-tunes a small model."""
from datasets import load_dataset
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

BASE = "acme/base-7b"

tokenizer = AutoTokenizer.from_pretrained(BASE, revision="main")
model = AutoModelForCausalLM.from_pretrained(
    BASE,
    revision="0123456789abcdef0123456789abcdef01234567",
    trust_remote_code=True,
)
data = load_dataset("acme/chat", split="train")
local = load_dataset("json", data_files="data/*.json")
judge = pipeline("text-classification", model="acme/judge")
resumed = AutoModelForCausalLM.from_pretrained(f"runs/{BASE}/last")
