const identifiers = 101; // random.randint(0, 100)
let allDiffer = 1;
const chances: { clients: number; 'two share an identifier': string }[] =
  [];

for (let clients = 1; clients <= 40; clients += 1) {
  allDiffer *= (identifiers - clients + 1) / identifiers;
  if ([2, 5, 8, 12, 20, 30, 40].includes(clients)) {
    chances.push({
      clients,
      'two share an identifier': `${(100 * (1 - allDiffer)).toFixed(1)} %`,
    });
  }
}
display(chances);
