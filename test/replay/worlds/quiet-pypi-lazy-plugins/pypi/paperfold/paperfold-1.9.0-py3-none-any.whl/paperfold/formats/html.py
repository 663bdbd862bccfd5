from html import escape


def write_html(document, indent=""):
    lines = []
    for block in document.blocks:
        tag = {"heading": f"h{block.level}", "item": "li", "paragraph": "p"}[block.kind]
        lines.append(f"{indent}<{tag}>{escape(block.text)}</{tag}>")
    return "\n".join(lines) + "\n"
