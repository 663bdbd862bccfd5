from dataclasses import dataclass, field


@dataclass
class Block:
    kind: str
    text: str
    level: int = 0


@dataclass
class Document:
    blocks: list = field(default_factory=list)
