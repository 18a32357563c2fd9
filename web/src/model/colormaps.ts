/** Colour maps that are even to the eye: that of the printed pictures, viridis, magma, plasma, cividis (CC0), and a diverging one. */

/** 64 colours each, as hexadecimal RGB; colours between them are mixed. */
const TABLES: Record<string, string> = {
  relief:
    "18325c1b37611c3c661d406a1d446d1d48701c4c731c50751b54781b587a1b5b7b1a5f7d1b627e1b667f1c69801e6d812171822474832778832a7b842f7e843381843885843d8884428b83488d834d90825393825896815e9880649b80699d7f71a07e76a37e7ca57d82a77c88aa7c8fac7c95ae7c9bb07ca1b27ca8b47caeb67db5b87ebbba7fc2bc80c9bd82cfbf84d8c287dec48ae5c68eebc992f1cb97f7ce9dfcd2a4ffd5abffd9b1ffdcb8ffdfbeffe2c4ffe5c9ffe8ceffead3fdedd8",
  viridis:
    "44015446075a470d6047136548186a481d6f482374482878472d7b46327e453781443b844240864045883e49893d4e8a3a538b38588c365c8d34608d32648e31688e2f6c8e2d708e2c738e2a778e297b8e277f8e26828e24868e238a8d218e8d20928c1f968b1f9a8a1f9e891fa18721a58523a98326ad812ab07f2fb47c35b7793bbb7542be714ac16d52c5695ac86465cb5e6ece5877d15381d34d8bd64695d840a0da39aadc32b5de2bc0df25cae11fd5e21adfe318eae51af4e61efde725",
  magma:
    "00000402010903031206051a0a08220e0b2b130d34180f3d1d114722115029115a2f116336106b3d0f71440f764a107952137c59157e5f187f651a806b1d81721f817822817e24828426818b2981912b81982d809e2f7fa5317eab337cb2357bba3878c03a76c73d73cd4071d3436ed9466bdf4a68e44f64e95462ed5a5ff1605df4675cf66e5cf8765cfa7d5efb8560fc8e64fd9668fe9d6cfea571feac76feb47bfebb81fec287feca8dfed194fed89afde0a1fde7a9fceeb0fcf6b8fcfdbf",
  cividis:
    "00224e00255400285b002b62002e6a0030700533711235701a386f213b6e273e6e2d416d32436d36466c3b496c3f4c6c444f6c48526c4c556c50576c545a6d575d6d5b606e5e636f62656f656870696b716c6e727071737374757777767a7a787e7d788280798683798a86788e8978928c78958f779992779d9576a19975a59c74a99f73ada272b1a570b6a96fbaac6dbfb06bc3b369c7b767ccba64d0be62d4c15fd9c55cddc858e1cc55e6d051ead34cefd748f3db42f8df3cfde334fee838",
  plasma:
    "0d088719068c2206902a059331059738049a3f049c46039f4c02a15302a35901a56001a66600a76c00a87201a87801a88004a88606a68b0aa5910ea39613a19c179ea11b9ba62098ab2494b02991b42e8db83289bd3786c13b82c5407ec9447acd4a76d14e72d5536fd8576bdb5c68de6164e26561e56a5de76f5aea7457ed7953ef7e50f1834cf48849f68d45f79342f99a3efb9f3afca537fdab33fdb130feb72dfebd2afdc328fdca26fcd025fbd724f9dd25f7e425f5eb27f2f227f0f921",
  balance:
    "05306109386d0e41791249841752901b5a9c1f63a8246aae2a71b22f79b53480b93a87bd3f8ec04695c4529dc85fa5cd6eaed27bb6d687beda93c6de9dcbe1a7d0e4b1d5e7bbdaeac5dfeccfe4efd5e7f1dbeaf2e1edf3e7f0f4edf2f5f3f5f6f8f4f2f9f0ebf9ebe3fae7dcfbe3d4fcdecdfdd9c4fbd0b9fac8aff8bfa4f7b799f6af8ef4a683f09c7beb9172e6866ae17860dc6e57d7634fd25849cc4c44c6413ec13639bb2a34b61f2eae172aa21328960f278a0b257f082373042167001f",
};

export const COLORMAPS: readonly string[] = Object.keys(TABLES);

/** Red, green and blue (0 … 1) of a share 0 … 1 of a map; shares outside are held at its ends. */
export function colour(map: string, share: number): [number, number, number] {
  const table = TABLES[map] ?? TABLES.viridis;
  const last = table.length / 6 - 1;
  const place = Math.min(Math.max(share, 0), 1) * last;
  const low = Math.min(Math.floor(place), last - 1);
  const rest = place - low;
  const part = (entry: number, channel: number) =>
    parseInt(table.slice(entry * 6 + channel * 2, entry * 6 + channel * 2 + 2), 16) / 255;
  const mixed = (channel: number) => part(low, channel) * (1 - rest) + part(low + 1, channel) * rest;
  return [mixed(0), mixed(1), mixed(2)];
}

/** The same as CSS: "rgb(68 1 84)". */
export function css(map: string, share: number): string {
  return `rgb(${colour(map, share)
    .map((part) => Math.round(part * 255))
    .join(" ")})`;
}

/** A map as RGBA bytes, for a texture or a lookup: `count` colours from low to high. */
export function ramp(map: string, count = 256): Uint8Array {
  const bytes = new Uint8Array(count * 4);
  for (let entry = 0; entry < count; entry++) {
    const rgb = colour(map, entry / (count - 1));
    for (let channel = 0; channel < 3; channel++) bytes[entry * 4 + channel] = Math.round(rgb[channel] * 255);
    bytes[entry * 4 + 3] = 255;
  }
  return bytes;
}
