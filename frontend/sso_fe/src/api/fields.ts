/** Reads the fields of an answer; one that is missing or ill-typed raises `unexpected_response`. */
import { ApiError } from 'design/api_error';

export type Fields = Record<string, unknown>;

export function unexpected(): never {
  throw new ApiError('unexpected_response', 200);
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : unexpected();
}

/** Each entry of the list under `key`, read by `read`. */
export function listOf<Entry>(fields: Fields, key: string, read: (entry: Fields) => Entry): Entry[] {
  const value = fields[key];
  return Array.isArray(value) ? value.map((entry) => read(fieldsOf(entry))) : unexpected();
}

export function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === 'string' ? value : unexpected();
}

/** '' where the backend has nothing: null, or no such field. */
export function optionalTextOf(fields: Fields, key: string): string {
  return (fields[key] ?? null) === null ? '' : textOf(fields, key);
}

export function flagOf(fields: Fields, key: string): boolean {
  const value = fields[key];
  return typeof value === 'boolean' ? value : unexpected();
}

export function numberOf(fields: Fields, key: string): number {
  const value = fields[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : unexpected();
}
