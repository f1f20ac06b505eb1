#!/usr/bin/env python3
"""Subscribes to a Topic Filter and prints one line for each message: topic, QoS, RETAIN flag, payload.

    python3 mqtt_subscribe.py HOST PORT TOPIC [--qos 0|1|2] [--count N] [--username NAME]

Runs on paho-mqtt 1.6 and 2.x (pip install paho-mqtt, or the package python3-paho-mqtt). Ctrl+C ends it.
With --username the password comes from the environment variable MQTT_PASSWORD; if that is not set, you are asked.
"""
import argparse
import getpass
import os
import sys
import threading
import uuid

try:
    import paho.mqtt.client as mqtt
except ImportError:
    sys.exit("paho-mqtt is not installed for this Python: pip install paho-mqtt")


def main():
    options = read_options()
    ended = threading.Event()
    problem = None
    accepted = False
    left = options.count

    def end(why=None):
        nonlocal problem
        problem = problem or why
        ended.set()

    # The callbacks of paho-mqtt 1.6 and 2.x differ in their last arguments; these signatures fit both.
    def on_connect(client, userdata, flags, reason_code, properties=None):
        nonlocal accepted
        if reason_code != 0:
            return end(f"the broker refuses the connection: {reason_text(reason_code)}")
        accepted = True
        # Here and not after connect(): this runs after each reconnect too, so the subscription comes back.
        try:
            client.subscribe(options.topic, options.qos)
        except ValueError as error:  # not a Topic Filter, `a#` for example
            end(f"{options.topic}: {error}")

    def on_subscribe(client, userdata, mid, reason_codes, properties=None):
        granted = getattr(reason_codes[0], "value", reason_codes[0])
        if granted >= 0x80:
            return end(f"the broker refuses the subscription to {options.topic} (0x{granted:02x})")
        say(f"subscribed to {options.topic}, granted QoS {granted}")

    def on_message(client, userdata, message):
        nonlocal left
        if left == 0:
            return
        payload = message.payload.decode("utf-8", errors="replace")
        print(f"{message.topic} qos={message.qos} retain={int(message.retain)} {payload}", flush=True)
        if left is not None:
            left -= 1
        if left == 0:
            end()

    def on_disconnect(client, userdata, *rest):
        if not accepted:
            end(f"{options.host}:{options.port} does not speak MQTT over TCP; 1883 does, 8083 is for WebSocket")
        elif not ended.is_set():
            say("connection lost, connecting again ...")

    client = make_client()
    client.on_connect = on_connect
    client.on_subscribe = on_subscribe
    client.on_message = on_message
    client.on_disconnect = on_disconnect
    if options.username is not None:
        client.username_pw_set(options.username, read_password(options.username))

    try:
        client.connect(options.host, options.port)
        client.loop_start()
        while not ended.wait(0.5):
            pass
    except OSError as error:
        problem = f"cannot reach {options.host}:{options.port}: {error}"
    except KeyboardInterrupt:
        say("ended by Ctrl+C")
        end()
    client.loop_stop()  # the last acknowledgement leaves first
    client.disconnect()
    if problem:
        sys.exit(f"mqtt_subscribe.py: {problem}")


def read_options():
    parser = argparse.ArgumentParser(description="Subscribe to a Topic Filter and print what comes.")
    parser.add_argument("host", metavar="HOST")
    parser.add_argument("port", metavar="PORT", type=port_number, help="MQTT over TCP, usually 1883")
    parser.add_argument("topic", metavar="TOPIC", help="a Topic Filter; + and # are wildcards")
    parser.add_argument("--qos", type=int, choices=(0, 1, 2), default=0, help="the highest QoS wanted (default 0)")
    parser.add_argument("--count", type=positive, metavar="N", help="end after N messages (default: go on)")
    parser.add_argument("--username", metavar="NAME")
    return parser.parse_args()


def port_number(text):
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def make_client():
    # A new Client Identifier for every run: two clients with the same one would throw each other out.
    client_id = "sub" + uuid.uuid4().hex[:20]
    # paho-mqtt 2 wants to know which kind of callbacks it calls; 1.6 does not have the name.
    if hasattr(mqtt, "CallbackAPIVersion"):
        return mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=client_id)
    return mqtt.Client(client_id=client_id)


def reason_text(reason_code):
    return mqtt.connack_string(reason_code) if isinstance(reason_code, int) else str(reason_code)


def read_password(username):
    password = os.environ.get("MQTT_PASSWORD")
    return getpass.getpass(f"Password of {username}: ") if password is None else password


def say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
