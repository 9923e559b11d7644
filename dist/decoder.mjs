import { createRequire } from "node:module";
import { join } from "node:path";
// src/dataset/formats/files/image-geometry.ts
/**
* The steps for an image, as torchvision's `Resize` and `CenterCrop` compute them: one number is the shorter side, and the
* longer one is cut to whole pixels; the offsets of the middle are rounded half to even.
*
* @returns Undefined if the image is smaller than the part to take.
* @see https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.Resize.html
*/
function planGeometry(image, { resize, crop }) {
	const size = resize === void 0 ? image : resizedTo(image, resize);
	const resized = resize === void 0 ? void 0 : size;
	if (crop === void 0) return {
		resize: resized,
		crop: void 0
	};
	const [height, width] = typeof crop === "number" ? [crop, crop] : crop;
	if (size.width < width || size.height < height) return void 0;
	return {
		resize: resized,
		crop: {
			left: roundHalfToEven((size.width - width) / 2),
			top: roundHalfToEven((size.height - height) / 2),
			width,
			height
		}
	};
}
function resizedTo({ width, height }, resize) {
	if (typeof resize !== "number") return {
		height: resize[0],
		width: resize[1]
	};
	const longer = Math.max(1, Math.floor(resize * Math.max(width, height) / Math.min(width, height)));
	return width <= height ? {
		width: resize,
		height: longer
	} : {
		width: longer,
		height: resize
	};
}
function roundHalfToEven(value) {
	const floor = Math.floor(value);
	return value - floor === .5 ? floor + floor % 2 : Math.round(value);
}
// src/dataset/formats/files/resize-image.ts
/**
* Resizes an image exactly as Pillow does, on whose results most models were trained: the kernel is widened by the ratio of
* sizes when an image gets smaller, so that every pixel counts. Two passes, each rounded to whole numbers.
*
* @see https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c
*/
function resizeImage(image, { width, height }, kernel) {
	if (kernel === "nearest") return takeNearest(image, {
		width,
		height
	});
	const narrow = width === image.width ? image : resizeRows(image, width, KERNELS[kernel]);
	return height === narrow.height ? narrow : resizeColumns(narrow, height, KERNELS[kernel]);
}
const sinc = (x) => x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
function cubic(distance) {
	const x = Math.abs(distance);
	if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
	return x < 2 ? ((-.5 * x + 2.5) * x - 4) * x + 2 : 0;
}
const KERNELS = {
	bilinear: {
		support: 1,
		weight: (x) => Math.max(0, 1 - Math.abs(x))
	},
	bicubic: {
		support: 2,
		weight: cubic
	},
	lanczos: {
		support: 3,
		weight: (x) => Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0
	}
};
/** Weights are whole multiples of 1 / ONE, as in Pillow. */
const ONE = 2 ** 22;
function windowsOf(from, to, { support, weight }) {
	const scale = from / to;
	const stretch = Math.max(1, scale);
	const reach = support * stretch;
	return Array.from({ length: to }, (_, index) => {
		const center = (index + .5) * scale;
		const start = Math.max(0, Math.trunc(center - reach + .5));
		const end = Math.min(from, Math.trunc(center + reach + .5));
		const raw = Float64Array.from({ length: end - start }, (__, at) => weight((start + at - center + .5) / stretch));
		const total = raw.reduce((sum, each) => sum + each, 0);
		return {
			start,
			weights: raw.map((each) => roundAway(each / total * ONE))
		};
	});
}
/** Half away from zero, as the cast in C rounds. */
const roundAway = (value) => Math.trunc(value + (value < 0 ? -.5 : .5));
const toByte = (sum) => Math.min(255, Math.max(0, Math.floor((sum + ONE / 2) / ONE)));
function resizeRows({ width, height, rgb }, to, kernel) {
	const windows = windowsOf(width, to, kernel);
	const result = new Uint8Array(3 * to * height);
	for (let row = 0; row < height; row++) for (const [column, { start, weights }] of windows.entries()) sumInto(result, 3 * (row * to + column), {
		rgb,
		from: 3 * (row * width + start),
		step: 3,
		weights
	});
	return {
		width: to,
		height,
		rgb: result
	};
}
function resizeColumns({ width, height, rgb }, to, kernel) {
	const result = new Uint8Array(3 * width * to);
	for (const [row, { start, weights }] of windowsOf(height, to, kernel).entries()) for (let column = 0; column < width; column++) {
		const from = 3 * (start * width + column);
		sumInto(result, 3 * (row * width + column), {
			rgb,
			from,
			step: 3 * width,
			weights
		});
	}
	return {
		width,
		height: to,
		rgb: result
	};
}
/** Writes one pixel: the weighted sums of its window. */
function sumInto(result, at, { rgb, from, step, weights }) {
	let red = 0;
	let green = 0;
	let blue = 0;
	let offset = from;
	for (let index = 0; index < weights.length; index++) {
		const weight = weights[index];
		red += weight * rgb[offset];
		green += weight * rgb[offset + 1];
		blue += weight * rgb[offset + 2];
		offset += step;
	}
	result[at] = toByte(red);
	result[at + 1] = toByte(green);
	result[at + 2] = toByte(blue);
}
function takeNearest(image, { width, height }) {
	const result = new Uint8Array(3 * width * height);
	const columns = nearest(image.width, width);
	for (const [row, y] of nearest(image.height, height).entries()) for (const [column, x] of columns.entries()) {
		const from = 3 * (y * image.width + x);
		result.set(image.rgb.subarray(from, from + 3), 3 * (row * width + column));
	}
	return {
		width,
		height,
		rgb: result
	};
}
/** Sums up steps as Pillow does: a product would round ties to the other side. */
function nearest(from, to) {
	const step = from / to;
	let place = step / 2;
	return Array.from({ length: to }, () => {
		const index = Math.min(from - 1, Math.trunc(place));
		place += step;
		return index;
	});
}
/** A part of an image. */
function cropImage(image, part) {
	const { left, top, width, height } = part;
	const rgb = new Uint8Array(3 * width * height);
	for (let row = 0; row < height; row++) {
		const from = 3 * ((top + row) * image.width + left);
		rgb.set(image.rgb.subarray(from, from + 3 * width), 3 * row * width);
	}
	return {
		width,
		height,
		rgb
	};
}
// src/engine/onnxruntime/frame.ts
const LENGTHS_BYTES = 8;
/** Larger frames are rejected: the child runs a hostile model and must not fill the parent's memory. */
const MAX_FRAME_BYTES = 1 << 30;
/** Layout: header length and payload length as little-endian uint32, header as UTF-8 JSON, payload. */
function writeFrame(stream, frame) {
	const header = Buffer.from(JSON.stringify(frame.header));
	const lengths = Buffer.alloc(LENGTHS_BYTES);
	lengths.writeUInt32LE(header.length, 0);
	lengths.writeUInt32LE(frame.payload.length, 4);
	stream.write(Buffer.concat([lengths, header]));
	if (frame.payload.length > 0) stream.write(frame.payload);
}
/**
* Reads frames from a pipe until it ends.
*
* @param maxBytes - The longest frame; 1 GiB if absent.
* @throws {RangeError} If a frame is longer.
* @throws {SyntaxError} If a header is not JSON.
*/
async function* readFrames(stream, maxBytes = MAX_FRAME_BYTES) {
	let chunks = [];
	let held = 0;
	let wanted = LENGTHS_BYTES;
	for await (const chunk of stream) {
		chunks.push(chunk);
		held += chunk.length;
		while (held >= wanted) {
			const bytes = chunks.length === 1 && chunks[0] !== void 0 ? chunks[0] : Buffer.concat(chunks);
			chunks = [bytes];
			const headerLength = bytes.readUInt32LE(0);
			const payloadLength = bytes.readUInt32LE(4);
			const frameLength = LENGTHS_BYTES + headerLength + payloadLength;
			if (frameLength > maxBytes) throw new RangeError(`frame of ${frameLength} bytes is too long`);
			if (held < frameLength) {
				wanted = frameLength;
				break;
			}
			const payloadStart = LENGTHS_BYTES + headerLength;
			yield {
				header: JSON.parse(bytes.toString("utf8", LENGTHS_BYTES, payloadStart)),
				payload: new Uint8Array(bytes.subarray(payloadStart, frameLength))
			};
			chunks = [bytes.subarray(frameLength)];
			held -= frameLength;
			wanted = LENGTHS_BYTES;
		}
	}
}
// src/decoder.ts
/** A larger image takes more memory than the model's own inputs ever do. */
const MAX_PIXELS = 1e8;
const FORMATS = [
	"png",
	"jpeg",
	"webp"
];
/** Only the readers of these formats: libvips has dozens more. */
function loadSharp(folder) {
	const load = createRequire(join(folder, "package.json"))(folder);
	load.cache(false);
	load.concurrency(1);
	load.block({ operation: ["VipsForeignLoad"] });
	load.unblock({ operation: [
		"VipsForeignLoadPngBuffer",
		"VipsForeignLoadJpegBuffer",
		"VipsForeignLoadWebpBuffer"
	] });
	return load;
}
async function decode(sharp, bytes, settings) {
	const open = () => sharp(bytes, {
		limitInputPixels: MAX_PIXELS,
		failOn: "error",
		ignoreIcc: true
	});
	const { format, width, height } = await open().metadata();
	if (!FORMATS.includes(format ?? "")) return { reply: {
		kind: "refused",
		message: `the format ${format}`
	} };
	const plan = planGeometry({
		width,
		height
	}, settings);
	if (plan === void 0) return { reply: {
		kind: "too-small",
		width,
		height
	} };
	let image = await toRgb(open());
	if (plan.resize !== void 0) image = resizeImage(image, plan.resize, settings.kernel);
	if (plan.crop !== void 0) image = cropImage(image, plan.crop);
	return {
		reply: {
			kind: "pixels",
			width: image.width,
			height: image.height
		},
		rgb: image.rgb
	};
}
/** Alpha is dropped, and colour profiles and the orientation of the camera are ignored, as in Pillow. */
async function toRgb(image) {
	const { data, info } = await image.removeAlpha().toColourspace("srgb").raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
	return {
		width: info.width,
		height: info.height,
		rgb: info.channels === 1 ? spread(data) : data
	};
}
/** Gray as red, green and blue. */
function spread(gray) {
	const rgb = new Uint8Array(gray.length * 3);
	for (const [index, value] of gray.entries()) rgb.fill(value, index * 3, index * 3 + 3);
	return rgb;
}
async function answer(sharp, bytes, settings) {
	try {
		return await decode(sharp, bytes, settings);
	} catch (error) {
		return { reply: {
			kind: "refused",
			message: error instanceof Error ? error.message : String(error)
		} };
	}
}
const sharp = loadSharp(process.argv[2] ?? "");
writeFrame(process.stdout, {
	header: { kind: "ready" },
	payload: /* @__PURE__ */ new Uint8Array(0)
});
for await (const { header, payload } of readFrames(process.stdin)) {
	const { settings } = header;
	const { reply, rgb = /* @__PURE__ */ new Uint8Array(0) } = await answer(sharp, payload, settings);
	writeFrame(process.stdout, {
		header: reply,
		payload: rgb
	});
}
export {};
