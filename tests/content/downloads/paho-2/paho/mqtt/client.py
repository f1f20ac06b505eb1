"""Stands in for paho-mqtt 2.x: the parts that the two scripts use, with its signatures, and no network.

Says each call on stderr. Calls back the way 2.x does with CallbackAPIVersion.VERSION2: five arguments, reason codes as
objects. A broker is played by the host name: `accepts` or `refuses`.
"""
import enum
import sys
import threading


class CallbackAPIVersion(enum.Enum):
    VERSION1 = 1
    VERSION2 = 2


class ReasonCode:
    def __init__(self, value, name):
        self.value = value
        self.name = name

    def __eq__(self, other):
        return self.value == other

    def __str__(self):
        return self.name


class Message:
    topic = "t"
    qos = 1
    retain = False
    payload = b"from the stand-in"


class Sent:
    def is_published(self):
        return True

    def wait_for_publish(self, timeout=None):
        pass


def note(text):
    print(text, file=sys.stderr, flush=True)


class Client:
    def __init__(self, callback_api_version, client_id=""):
        if not isinstance(callback_api_version, CallbackAPIVersion):
            raise ValueError("Unsupported callback API version")
        note(f"Client {callback_api_version.name} {client_id}")

    def username_pw_set(self, username, password=None):
        note(f"username_pw_set {username} {password}")

    def connect(self, host, port=1883):
        self.host = host

    def loop_start(self):
        threading.Thread(target=self.play).start()

    def play(self):
        reason = ReasonCode(0, "Success") if self.host == "accepts" else ReasonCode(135, "Not authorized")
        self.on_connect(self, None, object(), reason, None)

    def subscribe(self, topic, qos=0):
        note(f"subscribe {topic} {qos}")
        self.on_subscribe(self, None, 1, [ReasonCode(qos, f"Granted QoS {qos}")], None)
        self.on_message(self, None, Message())

    def publish(self, topic, payload=None, qos=0, retain=False):
        note(f"publish {topic} {payload} {qos} {retain}")
        return Sent()

    def loop_stop(self):
        note("loop_stop")

    def disconnect(self):
        note("disconnect")
        self.on_disconnect(self, None, object(), ReasonCode(0, "Normal disconnection"), None)
