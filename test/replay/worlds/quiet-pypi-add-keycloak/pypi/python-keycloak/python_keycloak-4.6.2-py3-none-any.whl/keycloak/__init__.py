from .keycloak_openid import KeycloakOpenID
