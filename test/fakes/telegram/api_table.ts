/**
 * The current Bot API as data: what each method takes and each object holds, with the limits that the documentation states.
 * Read from the declarations of @gramio/types, which are made from Telegram's own documentation; nothing is typed in here.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript-api';
import { limitsOf, patternOf } from './api_limits.ts';
import type { Limits, Pattern } from './api_limits.ts';

export type Shape =
  | { kind: 'string' }
  | { kind: 'number' }
  | { kind: 'boolean' }
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'file' }
  | { kind: 'array'; of: Shape }
  | { kind: 'object'; name: string }
  | { kind: 'union'; of: Shape[] };

export interface Field {
  name: string;
  required: boolean;
  shape: Shape;
  limits: Limits;
  pattern: Pattern | undefined;
}

const FOLDER = new URL('../../../node_modules/@gramio/types/out/', import.meta.url);

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

const declarations = new Map<string, Declaration>();
for (const file of ['methods', 'params', 'objects']) {
  const text = readFileSync(new URL(`${file}.d.ts`, FOLDER), 'utf8');
  const source = ts.createSourceFile(`${file}.d.ts`, text, ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      declarations.set(statement.name.text, statement);
    }
  }
}

const fieldsByName = new Map<string, Map<string, Field>>();
const methods = new Map<string, string | null>(methodsOf(membersOf('APIMethods')));

/** Names as Telegram writes them, by their lower case: the Bot API reads names of methods in any case. */
const methodNames = new Map([...methods.keys()].map((name) => [name.toLowerCase(), name]));

/** Every method there is, as Telegram writes it. */
export const METHODS: readonly string[] = [...methods.keys()];

/** The method that this name means; undefined: there is none. */
export function methodNamed(name: string): string | undefined {
  return methodNames.get(name.toLowerCase());
}

/** What a method takes, by the name of the field. */
export function parametersOf(method: string): ReadonlyMap<string, Field> {
  const name = methods.get(method);
  return name === null || name === undefined ? new Map() : fieldsOf(name);
}

/** What an object (by its name in the declarations: 'TelegramMessage') holds, by the name of the field. */
export function fieldsOf(name: string): ReadonlyMap<string, Field> {
  const known = fieldsByName.get(name);
  if (known) return known;
  const fields = new Map(membersOf(name).map((member) => [nameOf(member), fieldOf(member)]));
  fieldsByName.set(name, fields);
  return fields;
}

function membersOf(name: string): ts.PropertySignature[] {
  const declaration = declarations.get(name);
  if (!declaration || !ts.isInterfaceDeclaration(declaration)) throw new Error(`the Bot API has no object ${name}`);
  return declaration.members.filter(ts.isPropertySignature);
}

function nameOf(member: ts.PropertySignature): string {
  return ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
}

/** `sendMessage: CallAPI<Params.SendMessageParams, ...>`; a method without parameters names none. */
function methodsOf(members: ts.PropertySignature[]): [string, string | null][] {
  return members.map((member) => {
    const call = member.type;
    if (!call || !ts.isTypeReferenceNode(call)) throw new Error(`${nameOf(member)} is no call`);
    const parameters = call.typeName.getText() === 'CallAPIWithoutParams' ? undefined : call.typeArguments?.[0];
    return [nameOf(member), parameters ? lastName(parameters) : null];
  });
}

function fieldOf(member: ts.PropertySignature): Field {
  if (!member.type) throw new Error(`${nameOf(member)} has no type`);
  const shape = shapeOf(member.type);
  const said = ts.getJSDocCommentsAndTags(member).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '');
  return {
    name: nameOf(member),
    required: member.questionToken === undefined,
    shape,
    limits: limitsOf(said.join('\n'), lengthOf(shape)),
    pattern: patternOf(said.join('\n')),
  };
}

/** What a number in the documentation limits: the length of a text, the size of a number, the number of items. */
function lengthOf(shape: Shape): 'text' | 'number' | 'items' | null {
  if (shape.kind === 'string') return 'text';
  if (shape.kind === 'number') return 'number';
  return shape.kind === 'array' ? 'items' : null;
}

function shapeOf(type: ts.TypeNode): Shape {
  if (ts.isParenthesizedTypeNode(type)) return shapeOf(type.type);
  if (ts.isArrayTypeNode(type)) return { kind: 'array', of: shapeOf(type.elementType) };
  if (ts.isUnionTypeNode(type)) {
    // `{ toString(): string }` and `{ toJSON(): ... }` are ways of TypeScript, not of the API
    const choices = type.types.filter((one) => !ts.isTypeLiteralNode(one)).map(shapeOf);
    return choices.length === 1 && choices[0] ? choices[0] : { kind: 'union', of: choices };
  }
  if (ts.isLiteralTypeNode(type)) return { kind: 'literal', value: literalOf(type.literal) };
  if (ts.isTypeReferenceNode(type)) return referenced(type);
  if (type.kind === ts.SyntaxKind.StringKeyword) return { kind: 'string' };
  if (type.kind === ts.SyntaxKind.NumberKeyword) return { kind: 'number' };
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return { kind: 'boolean' };
  throw new Error(`a type that is not read: ${type.getText()}`);
}

function literalOf(literal: ts.LiteralTypeNode['literal']): string | number | boolean {
  if (ts.isStringLiteral(literal)) return literal.text;
  if (ts.isNumericLiteral(literal)) return Number(literal.text);
  return literal.kind === ts.SyntaxKind.TrueKeyword;
}

function referenced(type: ts.TypeReferenceNode): Shape {
  const name = lastName(type);
  if (name === 'Exclude') return updateNames();
  if (name === 'TelegramInputFile') return { kind: 'file' };
  const declaration = declarations.get(name);
  if (declaration === undefined) throw new Error(`the Bot API has no type ${name}`);
  return ts.isInterfaceDeclaration(declaration) ? { kind: 'object', name } : shapeOf(declaration.type);
}

/** `Exclude<keyof TelegramUpdate, 'update_id'>`, the only computed type there is. */
function updateNames(): Shape {
  const names = membersOf('TelegramUpdate').map(nameOf);
  const kinds = names.filter((name) => name !== 'update_id');
  return { kind: 'union', of: kinds.map((value) => ({ kind: 'literal', value })) };
}

function lastName(type: ts.TypeNode): string {
  return type.getText().replace(/<.*$/s, '').split('.').at(-1) ?? '';
}
