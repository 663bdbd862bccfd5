class ApiError(Exception):
    def __init__(self, message, status=None, request_id=None):
        super().__init__(message)
        self.status = status
        self.request_id = request_id


class Unauthorized(ApiError):
    pass


class NotFound(ApiError):
    pass


class RateLimited(ApiError):
    pass
