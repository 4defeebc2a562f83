"""Triggers of Cognito user pools: before a sign-up, and after its confirmation. They wait for the function's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..parts import Parts

if TYPE_CHECKING:
    from moto.cognitoidp.models import CognitoIdpBackend


def install(parts: Parts) -> None:
    from moto.cognitoidp.models import CognitoIdpBackend

    sign_up, confirm = CognitoIdpBackend.sign_up, CognitoIdpBackend.confirm_sign_up

    def sign_up_with_trigger(self: CognitoIdpBackend, client_id: str, username: str, password: str, attributes: list[dict[str, str]]) -> Any:
        given = {attribute["Name"]: attribute["Value"] for attribute in attributes or ()}
        _trigger(parts, self, client_id, username, "PreSignUp", "PreSignUp_SignUp", {"userAttributes": given, "validationData": None}, {
            "autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False})
        return sign_up(self, client_id, username, password, attributes)

    def confirm_with_trigger(self: CognitoIdpBackend, client_id: str, username: str) -> str:
        answer = confirm(self, client_id, username)
        request = {"userAttributes": {"cognito:user_status": "CONFIRMED"}}
        _trigger(parts, self, client_id, username, "PostConfirmation", "PostConfirmation_ConfirmSignUp", request, {})
        return answer

    parts.patches.replace(CognitoIdpBackend, "sign_up", sign_up_with_trigger)
    parts.patches.replace(CognitoIdpBackend, "confirm_sign_up", confirm_with_trigger)


def _trigger(parts: Parts, backend: CognitoIdpBackend, client: str, user: str, name: str, source: str, request: Any, response: Any) -> None:
    """Layout from docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html."""
    pool = next((pool for pool in backend.user_pools.values() if client in pool.clients), None)
    arn = (pool.extended_config.get("LambdaConfig") or {}).get(name) if pool else None
    if not arn:
        return
    outcome = parts.functions.ask(arn, {
        "version": "1", "triggerSource": source, "region": backend.region_name, "userPoolId": pool.id, "userName": user,
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": client}, "request": request, "response": response,
    })
    if outcome.failed:
        from moto.core.exceptions import JsonRESTError

        raise JsonRESTError("UserLambdaValidationException", f"{name} failed with error {outcome.value().get('errorMessage')}.")
