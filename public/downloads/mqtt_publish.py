#!/usr/bin/env python3
"""Publishes messages to a topic and waits until the broker has them (QoS 1 and 2: until it has acknowledged them).

    python3 mqtt_publish.py HOST PORT TOPIC [--message TEXT] [--qos 0|1|2] [--retain] [--count N] [--interval S]
                            [--username NAME]

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
    ready = threading.Event()  # accepted, or refused: `problem` says which
    problem = None

    # The callbacks of paho-mqtt 1.6 and 2.x differ in their last arguments; these signatures fit both.
    def on_connect(client, userdata, flags, reason_code, properties=None):
        nonlocal problem
        if reason_code != 0:
            problem = f"the broker refuses the connection: {reason_text(reason_code)}"
        ready.set()

    def on_disconnect(client, userdata, *rest):
        nonlocal problem
        if not ready.is_set():
            problem = f"{options.host}:{options.port} does not speak MQTT over TCP; 1883 does, 8083 is for WebSocket"
            ready.set()

    client = make_client()
    client.on_connect = on_connect
    client.on_disconnect = on_disconnect
    if options.username is not None:
        client.username_pw_set(options.username, read_password(options.username))

    try:
        client.connect(options.host, options.port)
        client.loop_start()
        while not ready.wait(0.5):
            pass
        if problem is None:
            publish(client, options)
    except OSError as error:
        problem = f"cannot reach {options.host}:{options.port}: {error}"
    except ValueError as error:  # a wildcard in the topic, for example
        problem = str(error)
    except KeyboardInterrupt:
        say("ended by Ctrl+C")
    client.loop_stop()
    client.disconnect()
    if problem:
        sys.exit(f"mqtt_publish.py: {problem}")


def publish(client, options):
    pause = threading.Event()  # never set: waiting for it is a sleep that Ctrl+C ends
    for number in range(1, options.count + 1):
        text = options.message if options.message is not None else f"message {number}"
        sent = client.publish(options.topic, text, options.qos, options.retain)
        while not sent.is_published():
            sent.wait_for_publish(0.5)
        print(f"{options.topic} qos={options.qos} retain={int(options.retain)} {text}", flush=True)
        if number < options.count:
            pause.wait(options.interval)


def read_options():
    parser = argparse.ArgumentParser(description="Publish messages to a topic.")
    parser.add_argument("host", metavar="HOST")
    parser.add_argument("port", metavar="PORT", type=port_number, help="MQTT over TCP, usually 1883")
    parser.add_argument("topic", metavar="TOPIC", help="a Topic Name: no wildcards")
    parser.add_argument("--message", metavar="TEXT", help='the payload (default: "message 1", "message 2" ...)')
    parser.add_argument("--qos", type=int, choices=(0, 1, 2), default=0)
    parser.add_argument("--retain", action="store_true", help="ask the broker to keep the last message")
    parser.add_argument("--count", type=positive, metavar="N", default=1, help="how many messages (default 1)")
    parser.add_argument("--interval", type=float, metavar="S", default=1.0, help="seconds between two (default 1)")
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
    client_id = "pub" + uuid.uuid4().hex[:20]
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
