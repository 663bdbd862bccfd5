import type { Answer } from './context.ts';
import { invalid } from './context.ts';
import { lengthOf } from './authors.ts';
import type { Json } from './render-accounts.ts';
import type { Annotation, CheckAction } from './world.ts';

const maxText = 65_535;
const maxAnnotations = 50;
const maxMessageBytes = 64 * 1024;

function refusal(field: string, message: string): Answer {
  return invalid('CheckRun', field, message);
}

/** What GitHub refuses in a check run's body beyond its description; undefined when it is good. */
export function checkBody(body: Json): Answer | undefined {
  const status = body['status'];
  if (status === 'completed' && body['conclusion'] === undefined)
    return refusal('conclusion', 'conclusion is required when status is completed');
  const name = body['name'];
  if (typeof name === 'string' && lengthOf(name) > 100) return refusal('name', 'name is too long');
  return (
    checkOutput(body['output'] as Json | undefined) ??
    checkActions(body['actions'] as readonly CheckAction[] | undefined)
  );
}

function checkOutput(output: Json | undefined): Answer | undefined {
  if (output === undefined) return undefined;
  if (typeof output['title'] !== 'string' || typeof output['summary'] !== 'string') {
    return refusal('output', 'title and summary are required');
  }
  for (const field of ['summary', 'text']) {
    const text = output[field];
    if (typeof text !== 'string') continue;
    if (lengthOf(text) > maxText)
      return refusal(field, `Only ${maxText} characters are allowed; ${lengthOf(text)} were supplied.`);
    if (Buffer.byteLength(text) > maxText) return refusal(field, `${field} exceeds a maximum bytesize of ${maxText}`);
  }
  const annotations = (output['annotations'] ?? []) as readonly Annotation[];
  if (annotations.length > maxAnnotations) {
    return refusal(
      'annotations',
      `No more than ${maxAnnotations} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  for (const one of annotations) {
    const wrong = checkAnnotation(one);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function checkAnnotation(one: Annotation): Answer | undefined {
  if (one.path === '' || one.path.startsWith('/') || one.path.startsWith('./'))
    return refusal('path', 'path is not valid');
  if (one.start_line < 1 || one.end_line < one.start_line)
    return refusal('end_line', 'end_line must not precede start_line');
  const columns = one.start_column !== undefined || one.end_column !== undefined;
  if (columns && one.start_line !== one.end_line)
    return refusal('start_column', 'columns are allowed only when start_line and end_line are equal');
  if (Buffer.byteLength(one.message) > maxMessageBytes) return refusal('message', 'message is too long');
  if (one.message === '') return refusal('message', "message can't be blank");
  if (lengthOf(one.title ?? '') > 255) return refusal('title', 'title is too long (maximum is 255 characters)');
  return Buffer.byteLength(one.raw_details ?? '') > maxMessageBytes
    ? refusal('raw_details', 'raw_details is too long')
    : undefined;
}

function checkActions(actions: readonly CheckAction[] | undefined): Answer | undefined {
  if (actions === undefined) return undefined;
  if (actions.length > 3)
    return refusal('actions', `No more than 3 items are allowed; ${actions.length} were supplied.`);
  for (const one of actions) {
    if (lengthOf(one.label) > 20) return refusal('label', 'label is too long (maximum is 20 characters)');
    if (lengthOf(one.description) > 40)
      return refusal('description', 'description is too long (maximum is 40 characters)');
    if (lengthOf(one.identifier) > 20)
      return refusal('identifier', 'identifier is too long (maximum is 20 characters)');
  }
  return undefined;
}
