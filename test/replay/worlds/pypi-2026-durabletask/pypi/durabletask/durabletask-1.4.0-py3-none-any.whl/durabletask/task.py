from abc import ABC, abstractmethod


class OrchestrationContext(ABC):
    @property
    @abstractmethod
    def instance_id(self) -> str:
        ...
