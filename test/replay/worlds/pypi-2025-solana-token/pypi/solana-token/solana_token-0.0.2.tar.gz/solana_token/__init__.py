from .node import register_node
