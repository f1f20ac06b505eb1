// a lesson in which everyone publishes, and everyone hears everyone
function lesson(people: number) {
  const perSecond = 1; // messages that each person sends
  const bytes = 100; // payload
  const around = 100; // topic, and what MQTT, TCP and IP add
  const comesIn = people * perSecond;
  const goesOut = comesIn * people;
  const megabits = (n: number) =>
    Number(((n * (bytes + around) * 8) / 1e6).toFixed(2));
  return {
    people,
    connections: people * 4, // a page, a phone, two programs
    'in, msg/s': comesIn,
    'out, msg/s': goesOut,
    'out, Mbit/s': megabits(goesOut),
  };
}

display([lesson(12), lesson(30), lesson(100), lesson(300)]);
