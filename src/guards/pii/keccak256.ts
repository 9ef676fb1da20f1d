const mask = 0xffffffffffffffffn;
const rate = 136;

/** Keccak-256 as Ethereum uses it (padding 0x01), of less than 136 bytes: https://keccak.team/keccak_specs_summary.html */
export function keccak256(message: Uint8Array): Uint8Array {
  const block = new Uint8Array(rate);
  block.set(message);
  block[message.length] = 0x01;
  block[rate - 1] = (block[rate - 1] as number) | 0x80;
  const lanes = new Array<bigint>(25).fill(0n);
  const input = new DataView(block.buffer);
  for (let lane = 0; lane < rate / 8; lane++) lanes[lane] = input.getBigUint64(8 * lane, true);
  permute(lanes);
  const output = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane++) output.setBigUint64(8 * lane, lanes[lane] as bigint, true);
  return new Uint8Array(output.buffer);
}

function permute(lanes: bigint[]): void {
  let register = 1;
  for (let round = 0; round < 24; round++) {
    const columns = [0, 1, 2, 3, 4].map((x) =>
      [0, 5, 10, 15, 20].reduce((all, y) => all ^ (lanes[x + y] as bigint), 0n),
    );
    for (let at = 0; at < 25; at++) {
      const x = at % 5;
      lanes[at] =
        (lanes[at] as bigint) ^ (columns[(x + 4) % 5] as bigint) ^ turn(columns[(x + 1) % 5] as bigint, 1);
    }
    let x = 1;
    let y = 0;
    let carried = lanes[1] as bigint;
    for (let step = 0; step < 24; step++) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const moved = turn(carried, (((step + 1) * (step + 2)) / 2) % 64);
      carried = lanes[x + 5 * y] as bigint;
      lanes[x + 5 * y] = moved;
    }
    for (let row = 0; row < 25; row += 5) {
      const copy = lanes.slice(row, row + 5);
      for (let at = 0; at < 5; at++) {
        lanes[row + at] =
          (copy[at] as bigint) ^ (~(copy[(at + 1) % 5] as bigint) & mask & (copy[(at + 2) % 5] as bigint));
      }
    }
    // Round constants come from a shift register.
    for (let bit = 0; bit < 7; bit++) {
      if (register & 1) lanes[0] = (lanes[0] as bigint) ^ (1n << BigInt((1 << bit) - 1));
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    }
  }
}

function turn(lane: bigint, bits: number): bigint {
  return bits === 0 ? lane : ((lane << BigInt(bits)) | (lane >> BigInt(64 - bits))) & mask;
}
