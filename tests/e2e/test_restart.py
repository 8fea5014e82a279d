"""What people did is still there after the stack was stopped and started again."""

from local_stack import LocalStack, Person, local_command


def test_users_sessions_and_orders_outlive_a_clean_stop(stack: LocalStack, person: Person) -> None:
    token = person.token_set("shop")["id_token"]
    headers = {"Authorization": f"Bearer {token}"}
    placed = stack.call(
        "shop",
        "POST",
        "/orders",
        json={"items": [{"item_id": "mug", "quantity": 1, "price": 9}]},
        headers=headers | {"Idempotency-Key": "before-the-stop"},
    )
    assert placed.status_code == 201
    assert local_command("down").returncode == 0
    assert local_command("up", "--detach", "--port", str(stack.port)).returncode == 0
    orders = stack.call("shop", "GET", "/orders", headers=headers).json()["orders"]
    assert orders == [placed.json()]
    assert person.token_set("shop")["id_token"] != token
