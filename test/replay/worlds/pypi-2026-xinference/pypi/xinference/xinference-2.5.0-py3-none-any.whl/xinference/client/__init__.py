from .restful import RESTfulClient as Client
