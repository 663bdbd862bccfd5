import textwrap


def write_text(document, width=78):
    parts = []
    for block in document.blocks:
        if block.kind == "heading":
            parts.append(f"{block.text}\n{'=' * len(block.text)}")
        else:
            parts.append(textwrap.fill(block.text, width, initial_indent="- " if block.kind == "item" else ""))
    return "\n\n".join(parts) + "\n"
