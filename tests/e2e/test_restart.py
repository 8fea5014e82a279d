"""What people did outlives a stop of the stack, and they go on after a crash."""

from local_stack import LocalStack, Person, local_command
from signed_in import ApplicationSession, Login, refused
from workers import kill_and_start_emulator


def test_people_go_on_after_a_clean_stop_and_after_a_crash(stack: LocalStack, person: Person) -> None:
    login = Login.fresh(person)
    session = login.open()
    placed = session.place_order("before-the-stop")
    assert placed.status_code == 201
    assert local_command("down").returncode == 0
    assert local_command("up", "--detach", "--port", str(stack.port)).returncode == 0
    assert session.refresh().status_code == 200
    assert session.place_order("before-the-stop").json() == placed.json()
    assert session.orders().json()["orders"] == [placed.json()]

    hand_off = person.begin(headers=login.headers())
    kill_and_start_emulator(stack)
    # What came after the stop is lost with the emulator, as nothing is with DynamoDB.
    assert refused(hand_off.redeem()) == (400, "invalid_session")
    assert refused(session.refresh()) == (401, "session_ended")
    again = login.open()
    assert isinstance(again, ApplicationSession)
    assert again.orders().json()["orders"] == [placed.json()]
