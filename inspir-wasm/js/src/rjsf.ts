/** A validator for react-jsonschema-form: the call validates its application. */
import { Validator, type Schema } from '@cfworker/json-schema';
import {
  createErrorHandler, getDefaultFormState, toErrorSchema, unwrapErrorHandler, validationDataMerge,
  type FormContextType, type RJSFSchema, type StrictRJSFSchema, type ValidatorType,
} from '@rjsf/utils';
import type { Call, IssueOptions } from './api.js';
import type { Application } from './types.js';
import { misuse } from './misuse.js';
import { write } from './write.js';

/**
 * The `validator` of a form; make it once, outside the component.
 *
 * ```tsx
 * const call = Call.load('inspir-creative-event');
 * const validates = validator(call, { locale: 'en' });
 * const form = <Form schema={call.schema} validator={validates} />;
 * ```
 */
export function validator<
  T = Application, S extends StrictRJSFSchema = RJSFSchema, F extends FormContextType = object,
>(call: Call, options?: IssueOptions | null): ValidatorType<T, S, F> {
  if (typeof call?.standardSchema !== 'function') throw misuse('call', call, 'give what Call.load gives');
  const { validate } = call.standardSchema(options)['~standard'];
  const errors = (formData: unknown) =>
    (validate(formData).issues ?? []).map(({ code, message, path }) => ({
      name: code, message, stack: message, property: path.map((step) => `.${step}`).join(''),
    }));
  const itself: ValidatorType<T, S, F> = {
    rawValidation: <Result>(_schema: S, formData?: T) => ({ errors: errors(formData) as Result[] }),

    validateFormData(formData, schema, customValidate, transformErrors, uiSchema) {
      const found = transformErrors?.(errors(formData), uiSchema) ?? errors(formData);
      const data = { errors: found, errorSchema: toErrorSchema<T>(found) };
      if (!customValidate) return data;
      const complete = getDefaultFormState(itself, schema, formData, schema, true) as T;
      const handler = customValidate(complete, createErrorHandler(complete as T & object), uiSchema, data.errorSchema);
      return validationDataMerge(data, unwrapErrorHandler(handler));
    },

    // Asks which branch of an `anyOf` a value takes: the schema answers this, not the call.
    isValid: (schema, formData, root) =>
      formData !== undefined && matcher(schema, root).validate(JSON.parse(write(formData))).valid,
  };
  return itself;
}

const matchers = new WeakMap<object, Validator>();

/** Interprets a schema. The library marks the schemas that it reads, so it gets a copy. */
function matcher(schema: StrictRJSFSchema, { $defs, definitions }: StrictRJSFSchema): Validator {
  let known = matchers.get(schema);
  if (!known) {
    known = new Validator(structuredClone({ $defs, definitions, ...schema }) as Schema, '2020-12');
    matchers.set(schema, known);
  }
  return known;
}
