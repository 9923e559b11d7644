import { elementTypeName } from './element-type.ts';
import type { TensorSignature } from './model-facts.ts';
import type { ProtobufReader } from './protobuf/protobuf-reader.ts';
import { MAX_AXES } from './tensor-record.ts';

type Kind = Omit<TensorSignature, 'name'>;

/**
 * Reads a ValueInfoProto: name, element type and shape of an input or output. For values other than tensors, the
 * element type is their kind.
 */
export function readSignature(reader: ProtobufReader): TensorSignature {
  let name = '';
  let kind: Kind = { dtype: elementTypeName(0), shape: undefined };
  reader.message({
    1: () => {
      name = reader.text();
    },
    2: () => {
      kind = readKind(reader);
    },
  });
  return { name, ...kind };
}

function readKind(reader: ProtobufReader): Kind {
  let kind: Kind = { dtype: elementTypeName(0), shape: undefined };
  const other = (dtype: string) => () => {
    kind = { dtype, shape: undefined };
  };
  reader.message({
    1: () => {
      kind = readTensorKind(reader);
    },
    4: other('sequence'),
    5: other('map'),
    7: other('opaque'),
    8: other('sparse'),
    9: other('optional'),
  });
  return kind;
}

function readTensorKind(reader: ProtobufReader): Kind {
  let dataType = 0;
  let shape: Kind['shape'];
  reader.message({
    1: () => {
      dataType = reader.integer();
    },
    2: () => {
      shape = readShape(reader);
    },
  });
  return { dtype: elementTypeName(dataType), shape };
}

function readShape(reader: ProtobufReader): NonNullable<Kind['shape']> {
  const shape: (number | string | null)[] = [];
  reader.message({
    1: () => {
      shape.push(readDimension(reader));
      if (shape.length > MAX_AXES) reader.refuse(`more than ${MAX_AXES} axes`);
    },
  });
  return shape;
}

function readDimension(reader: ProtobufReader): number | string | null {
  let dimension: number | string | null = null;
  reader.message({
    1: () => {
      const size = Number(reader.int64());
      dimension = size < 0 ? null : size;
    },
    2: () => {
      dimension = reader.text() || null;
    },
  });
  return dimension;
}
