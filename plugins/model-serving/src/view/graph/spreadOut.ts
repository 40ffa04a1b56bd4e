interface Block {
  sum: number;
  count: number;
}

/**
 * Positions as near as can be to those wanted (least squares), in the same order and at least
 * `distance(index)` after the one before. Pool adjacent violators: neighbours that would overlap
 * move together, to where they would be on average.
 */
export function spreadOut(
  wanted: readonly number[],
  distance: (index: number) => number,
): number[] {
  const offsets: number[] = [];
  const blocks: Block[] = [];
  for (const [index, position] of wanted.entries()) {
    const offset = index === 0 ? 0 : offsets[index - 1]! + distance(index);
    offsets.push(offset);
    let block: Block = { sum: position - offset, count: 1 };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (meanOf(last) <= meanOf(block)) {
        break;
      }
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks
    .flatMap(block => Array<number>(block.count).fill(meanOf(block)))
    .map((position, index) => position + offsets[index]!);
}

function meanOf({ sum, count }: Block): number {
  return sum / count;
}
