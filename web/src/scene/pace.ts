/** The budget of a frame: a machine that cannot keep it draws fewer pixels while things move, and all of them at rest. */

/** Milliseconds between two frames that still look like movement, and that leave room for more pixels. */
const SLOW = 34;
const FAST = 18;

/** Two frames further apart than this do not belong to one movement. */
const PAUSE = 1000;

/** The smallest share of the pixel density. */
const LEAST = 0.35;

export class Pace {
  private learned = 1;
  private before = -Infinity;

  /** The share of the pixel density for a frame that begins now. */
  share(now: number, moving: boolean): number {
    const gap = now - this.before;
    this.before = moving ? now : -Infinity;
    if (!moving) return 1;
    if (gap > SLOW && gap < PAUSE) this.learned = Math.max(LEAST, this.learned * Math.max(0.6, Math.sqrt(SLOW / gap)));
    else if (gap < FAST) this.learned = Math.min(1, this.learned * 1.03);
    return this.learned;
  }
}
