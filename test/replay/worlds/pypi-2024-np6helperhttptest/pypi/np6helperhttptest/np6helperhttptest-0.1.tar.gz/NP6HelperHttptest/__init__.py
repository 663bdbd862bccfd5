from .http import HelperHttp
