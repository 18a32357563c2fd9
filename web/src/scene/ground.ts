/** The contour map on the ground: the nodes of the surface, all at one level. */

import { Mesh, type BufferGeometry } from "three";
import { makeMaterial, type SurfaceUniforms } from "./material";
import { Role } from "./shaders";

/** A flat copy of the surface; its level is the uniform `ground`. */
export function makeGround(geometry: BufferGeometry, uniforms: SurfaceUniforms): Mesh {
  const mesh = new Mesh(geometry, makeMaterial(Role.GROUND, uniforms));
  mesh.frustumCulled = false;
  return mesh;
}
