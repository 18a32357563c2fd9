/** The programs that draw the surface, its flat cut and its map on the ground; `ROLE` says which of the three. */

/** The most contour lines that are drawn. */
export const MOST_LEVELS = 64;

/** What a mesh is drawn as. */
export const Role = { SURFACE: 0, CUT: 1, GROUND: 2 } as const;

export const VERTEX = /* glsl */ `
attribute vec2 place;
attribute vec4 node;
attribute vec2 slope;
uniform float height;
uniform float ground;
varying vec3 spot;
varying vec4 here;
varying vec2 incline;

void main() {
  #if ROLE == 0
    float up = node.x * height;
  #elif ROLE == 1
    float up = height;
  #else
    float up = ground;
  #endif
  spot = vec3(place.x, up, place.y);
  here = node;
  incline = slope;
  gl_Position = projectionMatrix * viewMatrix * vec4(spot, 1.0);
}`;

export const FRAGMENT = /* glsl */ `
uniform sampler2D ramp;
uniform vec2 levels[${MOST_LEVELS}];
uniform int levelCount;
uniform float cut;
uniform float height;
uniform vec3 light;
uniform vec3 paper;
uniform vec4 wash;
uniform float opacity;
uniform float density;
varying vec3 spot;
varying vec4 here;
varying vec2 incline;

const float LUMA_R = 0.2126, LUMA_G = 0.7152, LUMA_B = 0.0722;

float luma(vec3 colour) {
  return dot(colour, vec3(LUMA_R, LUMA_G, LUMA_B));
}

/* Ink 0 ... 1 of the contour line at this pixel. Lines closer than about four pixels fade. */
float contour(float share) {
  float rate = max(fwidth(share), 1e-7);
  int low = 0;
  int high = levelCount;
  while (low < high) {
    int middle = (low + high) / 2;
    if (levels[middle].x <= share) low = middle + 1;
    else high = middle;
  }
  float down = low > 0 ? share - levels[low - 1].x : 1e3;
  float up = low < levelCount ? levels[low].x - share : 1e3;
  bool below = down < up;
  float heavy = levels[below ? low - 1 : min(low, levelCount - 1)].y;
  float gap = low > 0 && low < levelCount ? down + up : (levelCount > 1 ? levels[1].x - levels[0].x : 1.0);
  float wide = mix(0.48, 0.75, heavy) * density;
  float line = 1.0 - smoothstep(wide - 0.55, wide + 0.55, min(down, up) / rate);
  float steep = abs(dot(incline, dFdx(spot.xz))) + abs(dot(incline, dFdy(spot.xz)));
  return line * smoothstep(2.0, 5.0, gap / max(steep, 1e-7) / density) * mix(0.6, 0.82, heavy);
}

/* Hatching that is fixed to the plane, as maps mark what is not surveyed. */
float hatch(vec2 place) {
  float along = (place.x + place.y) * 75.0;
  float rate = fwidth(along);
  float stripe = abs(fract(along) - 0.5) * 2.0;
  float soft = rate * 2.0;
  return mix(smoothstep(0.55 - soft, 0.55 + soft, stripe), 0.45, smoothstep(0.3, 0.6, rate));
}

void main() {
  #if ROLE == 0
    if (here.x > cut) discard;
  #elif ROLE == 1
    if (here.x <= cut) discard;
  #endif
  float share = min(here.x, cut);
  vec3 base = texture2D(ramp, vec2((clamp(here.y, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
  if (here.y < -0.01) base = mix(paper, vec3(0.5), 0.45);
  if (here.x > cut) base = mix(mix(base, vec3(luma(base)), 0.5), paper, 0.12);
  base = mix(base, wash.rgb, wash.a);
  float guess = smoothstep(0.05, 0.7, here.z);
  base = mix(base, mix(vec3(luma(base)), paper, 0.5), 0.55 * guess);
  base = mix(base, paper, 0.4 * guess * hatch(spot.xz));

  #if ROLE == 2
    vec3 colour = mix(base, paper, 0.08);
  #else
    #if ROLE == 1
      vec3 normal = vec3(0.0, 1.0, 0.0);
    #else
      vec3 normal = normalize(vec3(-incline.x * height, 1.0, -incline.y * height));
    #endif
    if (!gl_FrontFacing) {
      normal = -normal;
      base = mix(base, vec3(luma(base)), 0.35) * 0.82;
    }
    float key = max(dot(normal, light) * 0.86 + 0.14, 0.0);
    float level = light.y * 0.86 + 0.14;
    float sky = 0.62 + 0.38 * normal.y;
    float bright = (0.42 * sky + 0.66 * key) / (0.42 + 0.66 * level);
    float hollow = here.w * height;
    bright *= 1.0 - 0.34 * smoothstep(0.0, 0.12, hollow) + 0.07 * smoothstep(0.0, 0.1, -hollow);
    vec3 colour = pow(pow(base, vec3(2.2)) * bright, vec3(1.0 / 2.2));
  #endif

  if (levelCount > 0) {
    float ink = contour(share) * (1.0 - 0.55 * guess);
    #if ROLE == 1
      ink = 0.0;
    #endif
    vec3 dark = colour * 0.34;
    vec3 pale = colour + (1.0 - colour) * 0.42;
    colour = mix(colour, mix(pale, dark, smoothstep(0.10, 0.22, luma(colour))), ink);
  }
  #if ROLE == 0
    float rim = (cut - here.x) / max(fwidth(here.x), 1e-7);
    colour = mix(colour, colour * 0.3, cut < 2.0 ? 0.8 * (1.0 - smoothstep(0.6 * density, 1.6 * density, rim)) : 0.0);
  #endif
  gl_FragColor = vec4(colour, opacity);
}`;
