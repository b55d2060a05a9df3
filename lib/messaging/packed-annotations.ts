import type { MarkedAnnotation, PackedAnnotations } from './protocol';

/** By block, as a page gets it: strings, so that its thread pays for no more than it draws. */
export const packAnnotations = (annotations: readonly MarkedAnnotation[]): PackedAnnotations =>
  annotations.length === 0 ? '' : JSON.stringify(annotations);

export const unpackAnnotations = (packed: PackedAnnotations): MarkedAnnotation[] =>
  packed === '' ? [] : (JSON.parse(packed) as MarkedAnnotation[]);
