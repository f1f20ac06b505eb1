"""Subscribes, publishes to itself at QoS 0, 1 and 2, and prints what came: "QOS RETAIN PAYLOAD".

Arguments: HOST PORT TRANSPORT(tcp|websockets) VERSION(4|5). Runs on paho-mqtt 1.6 and 2.x.
"""
import sys

import paho.mqtt.client as mqtt

host, port, transport, version = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
topic = f"paho/{transport}/{version}"
expected = 3
received = 0


def on_connect(client, userdata, flags, reason_code, properties=None):
    client.subscribe(topic, qos=2)


def on_subscribe(client, userdata, mid, *rest):
    for qos in (0, 1, 2):
        client.publish(topic, f"at {qos}", qos=qos)


def on_message(client, userdata, message):
    global received
    print(message.qos, int(message.retain), message.payload.decode(), flush=True)
    received += 1
    if received == expected:
        client.disconnect()


options = {"client_id": topic, "protocol": version, "transport": transport}
if hasattr(mqtt, "CallbackAPIVersion"):
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, **options)
else:
    client = mqtt.Client(**options)
client.on_connect = on_connect
client.on_subscribe = on_subscribe
client.on_message = on_message
client.connect(host, port)
client.loop_forever()
