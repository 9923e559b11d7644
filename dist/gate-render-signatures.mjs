import { r as __require, t as __commonJSMin } from "./gate-rolldown-runtime.mjs";
import { createRequire } from "node:module";
import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, posix, relative, sep } from "node:path";
import { constants, homedir } from "node:os";
import { constants as constants$1, createWriteStream, existsSync, mkdirSync, readFileSync, readSync, readdirSync, readlinkSync, rmdirSync, writeFileSync } from "node:fs";
import { execFile, spawn, spawnSync } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
// node_modules/simple-statistics/dist/simple-statistics.mjs
/**
* Our default sum is the [Kahan-Babuska algorithm](https://pdfs.semanticscholar.org/1760/7d467cda1d0277ad272deb2113533131dc09.pdf).
* This method is an improvement over the classical
* [Kahan summation algorithm](https://en.wikipedia.org/wiki/Kahan_summation_algorithm).
* It aims at computing the sum of a list of numbers while correcting for
* floating-point errors. Traditionally, sums are calculated as many
* successive additions, each one with its own floating-point roundoff. These
* losses in precision add up as the number of numbers increases. This alternative
* algorithm is more accurate than the simple way of calculating sums by simple
* addition.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x input
* @return {number} sum of all input numbers
* @example
* sum([1, 2, 3]); // => 6
*/
function sum(x) {
	if (x.length === 0) return 0;
	var sum = x[0];
	var correction = 0;
	var transition;
	if (typeof sum !== "number") return NaN;
	for (var i = 1; i < x.length; i++) {
		if (typeof x[i] !== "number") return NaN;
		transition = sum + x[i];
		if (Math.abs(sum) >= Math.abs(x[i])) correction += sum - transition + x[i];
		else correction += x[i] - transition + sum;
		sum = transition;
	}
	return sum + correction;
}
/**
* The mean, _also known as average_,
* is the sum of all values over the number of values.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @throws {Error} if the length of x is less than one
* @returns {number} mean
* @example
* mean([0, 10]); // => 5
*/
function mean(x) {
	if (x.length === 0) throw new Error("mean requires at least one data point");
	return sum(x) / x.length;
}
/**
* The sum of deviations to the Nth power.
* When n=2 it's the sum of squared deviations.
* When n=3 it's the sum of cubed deviations.
*
* @param {Array<number>} x
* @param {number} n power
* @returns {number} sum of nth power deviations
*
* @example
* var input = [1, 2, 3];
* // since the variance of a set is the mean squared
* // deviations, we can calculate that with sumNthPowerDeviations:
* sumNthPowerDeviations(input, 2) / input.length;
*/
function sumNthPowerDeviations(x, n) {
	var meanValue = mean(x);
	var sum = 0;
	var tempValue;
	var i;
	if (n === 2) for (i = 0; i < x.length; i++) {
		tempValue = x[i] - meanValue;
		sum += tempValue * tempValue;
	}
	else for (i = 0; i < x.length; i++) sum += Math.pow(x[i] - meanValue, n);
	return sum;
}
/**
* The [sample variance](https://en.wikipedia.org/wiki/Variance#Sample_variance)
* is the sum of squared deviations from the mean. The sample variance
* is distinguished from the variance by the usage of [Bessel's Correction](https://en.wikipedia.org/wiki/Bessel's_correction):
* instead of dividing the sum of squared deviations by the length of the input,
* it is divided by the length minus one. This corrects the bias in estimating
* a value from a set that you don't know if full.
*
* References:
* * [Wolfram MathWorld on Sample Variance](http://mathworld.wolfram.com/SampleVariance.html)
*
* @param {Array<number>} x a sample of two or more data points
* @throws {Error} if the length of x is less than 2
* @return {number} sample variance
* @example
* sampleVariance([1, 2, 3, 4, 5]); // => 2.5
*/
function sampleVariance(x) {
	if (x.length < 2) throw new Error("sampleVariance requires at least two data points");
	return sumNthPowerDeviations(x, 2) / (x.length - 1);
}
/**
* The [sample standard deviation](http://en.wikipedia.org/wiki/Standard_deviation#Sample_standard_deviation)
* is the square root of the sample variance.
*
* @param {Array<number>} x input array
* @returns {number} sample standard deviation
* @example
* sampleStandardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).toFixed(2);
* // => '2.14'
*/
function sampleStandardDeviation(x) {
	var sampleVarianceX = sampleVariance(x);
	return Math.sqrt(sampleVarianceX);
}
/**
* This computes the maximum number in an array.
*
* This runs in `O(n)`, linear time, with respect to the length of the array.
*
* @param {Array<number>} x sample of one or more data points
* @returns {number} maximum value
* @throws {Error} if the length of x is less than one
* @example
* max([1, 2, 3, 4]);
* // => 4
*/
function max(x) {
	if (x.length === 0) throw new Error("max requires at least one data point");
	var value = x[0];
	for (var i = 1; i < x.length; i++) if (x[i] > value) value = x[i];
	return value;
}
/**
* This is the internal implementation of quantiles: when you know
* that the order is sorted, you don't need to re-sort it, and the computations
* are faster.
*
* This implements the linear interpolation method (type=7 in R/numpy),
* which is the default in numpy.percentile and R's quantile.
*
* @param {Array<number>} x sample of one or more data points
* @param {number} p desired quantile: a number between 0 to 1, inclusive
* @returns {number} quantile value
* @throws {Error} if p ix outside of the range from 0 to 1
* @throws {Error} if x is empty
* @example
* quantileSorted([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantileSorted(x, p) {
	var idx = (x.length - 1) * p;
	if (x.length === 0) throw new Error("quantile requires at least one data point.");
	else if (p < 0 || p > 1) throw new Error("quantiles must be between 0 and 1");
	else if (p === 1) return x[x.length - 1];
	else if (p === 0) return x[0];
	else if (idx % 1 !== 0) {
		var lower = Math.floor(idx);
		var upper = Math.ceil(idx);
		var fraction = idx - lower;
		return x[lower] + fraction * (x[upper] - x[lower]);
	} else return x[idx];
}
/**
* Rearrange items in `arr` so that all items in `[left, k]` range are the smallest.
* The `k`-th element will have the `(k - left + 1)`-th smallest value in `[left, right]`.
*
* Implements Floyd-Rivest selection algorithm https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
*
* @param {Array<number>} arr input array
* @param {number} k pivot index
* @param {number} [left] left index
* @param {number} [right] right index
* @returns {void} mutates input array
* @example
* var arr = [65, 28, 59, 33, 21, 56, 22, 95, 50, 12, 90, 53, 28, 77, 39];
* quickselect(arr, 8);
* // = [39, 28, 28, 33, 21, 12, 22, 50, 53, 56, 59, 65, 90, 77, 95]
*/
function quickselect(arr, k, left, right) {
	left = left || 0;
	right = right || arr.length - 1;
	while (right > left) {
		if (right - left > 600) {
			var n = right - left + 1;
			var m = k - left + 1;
			var z = Math.log(n);
			var s = .5 * Math.exp(2 * z / 3);
			var sd = .5 * Math.sqrt(z * s * (n - s) / n);
			if (m - n / 2 < 0) sd *= -1;
			quickselect(arr, k, Math.max(left, Math.floor(k - m * s / n + sd)), Math.min(right, Math.floor(k + (n - m) * s / n + sd)));
		}
		var t = arr[k];
		var i = left;
		var j = right;
		swap(arr, left, k);
		if (arr[right] > t) swap(arr, left, right);
		while (i < j) {
			swap(arr, i, j);
			i++;
			j--;
			while (arr[i] < t) i++;
			while (arr[j] > t) j--;
		}
		if (arr[left] === t) swap(arr, left, j);
		else {
			j++;
			swap(arr, j, right);
		}
		if (j <= k) left = j + 1;
		if (k <= j) right = j - 1;
	}
}
function swap(arr, i, j) {
	var tmp = arr[i];
	arr[i] = arr[j];
	arr[j] = tmp;
}
/**
* The [quantile](https://en.wikipedia.org/wiki/Quantile):
* this is a population quantile, since we assume to know the entire
* dataset in this library. This implementation uses linear interpolation,
* equivalent to R's type=7 and numpy's default percentile method.
*
* Sample is a one-dimensional array of numbers,
* and p is either a decimal number from 0 to 1 or an array of decimal
* numbers from 0 to 1.
* In terms of a k/q quantile, p = k/q - it's just dealing with fractions or dealing
* with decimal values.
* When p is an array, the result of the function is also an array containing the appropriate
* quantiles in input order
*
* @param {Array<number>} x sample of one or more numbers
* @param {Array<number> | number} p the desired quantile, as a number between 0 and 1
* @returns {number} quantile
* @example
* quantile([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20], 0.5); // => 9
*/
function quantile(x, p) {
	var copy = x.slice();
	if (Array.isArray(p)) {
		multiQuantileSelect(copy, p);
		var results = [];
		for (var i = 0; i < p.length; i++) results[i] = quantileSorted(copy, p[i]);
		return results;
	} else {
		quantileSelect(copy, quantileIndex(copy.length, p), 0, copy.length - 1);
		return quantileSorted(copy, p);
	}
}
function quantileSelect(arr, k, left, right) {
	if (k % 1 === 0) quickselect(arr, k, left, right);
	else {
		k = Math.floor(k);
		quickselect(arr, k, left, right);
		quickselect(arr, k + 1, k + 1, right);
	}
}
function multiQuantileSelect(arr, p) {
	var positions = /* @__PURE__ */ new Set();
	for (var i = 0; i < p.length; i++) {
		var idx = quantileIndex(arr.length, p[i]);
		positions.add(Math.floor(idx));
		positions.add(Math.ceil(idx));
	}
	var indices = Array.from(positions).sort(compare$1);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare$1(a, b) {
	return a - b;
}
function quantileIndex(len, p) {
	var idx = (len - 1) * p;
	if (p === 1) return len - 1;
	else if (p === 0) return 0;
	else if (idx % 1 !== 0) return idx;
	else return idx;
}
/**
* The [median](http://en.wikipedia.org/wiki/Median) is
* the middle number of a list. This is often a good indicator of 'the middle'
* when there are outliers that skew the `mean()` value.
* This is a [measure of central tendency](https://en.wikipedia.org/wiki/Central_tendency):
* a method of finding a typical or central value of a set of numbers.
*
* The median isn't necessarily one of the elements in the list: the value
* can be the average of two elements if the list has an even length
* and the two central values are different.
*
* @param {Array<number>} x input
* @returns {number} median value
* @example
* median([10, 2, 5, 100, 2, 1]); // => 3.5
*/
function median(x) {
	return +quantile(x, .5);
}
/**
* The [variance](http://en.wikipedia.org/wiki/Variance)
* is the sum of squared deviations from the mean.
*
* This is an implementation of variance, not sample variance:
* see the `sampleVariance` method if you want a sample measure.
*
* @param {Array<number>} x a population of one or more data points
* @returns {number} variance: a value greater than or equal to zero.
* zero indicates that all values are identical.
* @throws {Error} if x's length is 0
* @example
* variance([1, 2, 3, 4, 5, 6]); // => 2.9166666666666665
*/
function variance(x) {
	if (x.length === 0) throw new Error("variance requires at least one data point");
	return sumNthPowerDeviations(x, 2) / x.length;
}
/**
* The [standard deviation](http://en.wikipedia.org/wiki/Standard_deviation)
* is the square root of the variance. This is also known as the population
* standard deviation. It's useful for measuring the amount
* of variation or dispersion in a set of values.
*
* Standard deviation is only appropriate for full-population knowledge: for
* samples of a population, {@link sampleStandardDeviation} is
* more appropriate.
*
* @param {Array<number>} x input
* @returns {number} standard deviation
* @example
* variance([2, 4, 4, 4, 5, 5, 7, 9]); // => 4
* standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]); // => 2
*/
function standardDeviation(x) {
	if (x.length === 1) return 0;
	var v = variance(x);
	return Math.sqrt(v);
}
/**
* This function calculates the Wilcoxon rank sum statistic for the first sample
* with respect to the second. The Wilcoxon rank sum test is a non-parametric
* alternative to the t-test which is equivalent to the
* [Mann-Whitney U test](https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test).
* The statistic is calculated by pooling all the observations together, ranking them,
* and then summing the ranks associated with one of the samples. If this rank sum is
* sufficiently large or small we reject the hypothesis that the two samples come
* from the same distribution in favor of the alternative that one is shifted with
* respect to the other.
*
* @param {Array<number>} sampleX a sample as an array of numbers
* @param {Array<number>} sampleY a sample as an array of numbers
* @returns {number} rank sum for sampleX
*
* @example
* wilcoxonRankSum([1, 4, 8], [9, 12, 15]); // => 6
*/
function wilcoxonRankSum(sampleX, sampleY) {
	if (!sampleX.length || !sampleY.length) throw new Error("Neither sample can be empty");
	var pooledSamples = sampleX.map(function(x) {
		return {
			label: "x",
			value: x
		};
	}).concat(sampleY.map(function(y) {
		return {
			label: "y",
			value: y
		};
	})).sort(function(a, b) {
		return a.value - b.value;
	});
	for (var rank = 0; rank < pooledSamples.length; rank++) pooledSamples[rank].rank = rank;
	var tiedRanks = [pooledSamples[0].rank];
	for (var i = 1; i < pooledSamples.length; i++) if (pooledSamples[i].value === pooledSamples[i - 1].value) {
		tiedRanks.push(pooledSamples[i].rank);
		if (i === pooledSamples.length - 1) replaceRanksInPlace(pooledSamples, tiedRanks);
	} else {
		if (tiedRanks.length > 1) replaceRanksInPlace(pooledSamples, tiedRanks);
		tiedRanks = [pooledSamples[i].rank];
	}
	function replaceRanksInPlace(pooledSamples, tiedRanks) {
		var average = (tiedRanks[0] + tiedRanks[tiedRanks.length - 1]) / 2;
		for (var i = 0; i < tiedRanks.length; i++) pooledSamples[tiedRanks[i]].rank = average;
	}
	var rankSum = 0;
	for (var i$1 = 0; i$1 < pooledSamples.length; i$1++) {
		var sample = pooledSamples[i$1];
		if (sample.label === "x") rankSum += sample.rank + 1;
	}
	return rankSum;
}
/**
* [Bayesian Classifier](http://en.wikipedia.org/wiki/Naive_Bayes_classifier)
*
* This is a naïve bayesian classifier that takes
* singly-nested objects.
*
* @class
* @example
* var bayes = new BayesianClassifier();
* bayes.train({
*   species: 'Cat'
* }, 'animal');
* var result = bayes.score({
*   species: 'Cat'
* })
* // result
* // {
* //   animal: 1
* // }
*/
var BayesianClassifier = function BayesianClassifier() {
	this.totalCount = 0;
	this.data = {};
};
/**
* Train the classifier with a new item, which has a single
* dimension of Javascript literal keys and values.
*
* @param {Object} item an object with singly-deep properties
* @param {string} category the category this item belongs to
* @return {undefined} adds the item to the classifier
*/
BayesianClassifier.prototype.train = function train(item, category) {
	if (!this.data[category]) this.data[category] = {};
	for (var k in item) {
		var v = item[k];
		if (this.data[category][k] === void 0) this.data[category][k] = {};
		if (this.data[category][k][v] === void 0) this.data[category][k][v] = 0;
		this.data[category][k][v]++;
	}
	this.totalCount++;
};
/**
* Generate a score of how well this item matches all
* possible categories based on its attributes
*
* @param {Object} item an item in the same format as with train
* @returns {Object} of probabilities that this item belongs to a
* given category.
*/
BayesianClassifier.prototype.score = function score(item) {
	var odds = {};
	var category;
	for (var k in item) {
		var v = item[k];
		for (category in this.data) {
			if (odds[category] === void 0) odds[category] = {};
			if (this.data[category][k]) odds[category][k + "_" + v] = (this.data[category][k][v] || 0) / this.totalCount;
			else odds[category][k + "_" + v] = 0;
		}
	}
	var oddsSums = {};
	for (category in odds) {
		oddsSums[category] = 0;
		for (var combination in odds[category]) oddsSums[category] += odds[category][combination];
	}
	return oddsSums;
};
var COEFFICIENTS = [
	.9999999999999971,
	57.15623566586292,
	-59.59796035547549,
	14.136097974741746,
	-.4919138160976202,
	3399464998481189e-20,
	4652362892704858e-20,
	-9837447530487956e-20,
	.0001580887032249125,
	-.00021026444172410488,
	.00021743961811521265,
	-.0001643181065367639,
	8441822398385275e-20,
	-26190838401581408e-21,
	36899182659531625e-22
];
var g = 607 / 128;
var LOGSQRT2PI = Math.log(Math.sqrt(2 * Math.PI));
/**
* Compute the logarithm of the [gamma function](https://en.wikipedia.org/wiki/Gamma_function) of a value using Lanczos' approximation.
* This function takes as input any real-value n greater than 0.
* This function is useful for values of n too large for the normal gamma function (n > 165).
* The code is based on Lanczo's Gamma approximation, defined [here](http://my.fit.edu/~gabdo/gamma.txt).
*
* @param {number} n Any real number greater than zero.
* @returns {number} The logarithm of gamma of the input value.
*
* @example
* gammaln(500); // 2605.1158503617335
* gammaln(2.4); // 0.21685932244884043
*/
function gammaln(n) {
	if (n <= 0) return Number.POSITIVE_INFINITY;
	n--;
	var a = COEFFICIENTS[0];
	for (var i = 1; i < 15; i++) a += COEFFICIENTS[i] / (n + i);
	var tmp = g + .5 + n;
	return LOGSQRT2PI + Math.log(a) - tmp + (n + .5) * Math.log(tmp);
}
var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);
function cumulativeDistribution(z) {
	var sum = z;
	var tmp = z;
	for (var i = 1; i < 30; i++) {
		tmp *= z * z / (2 * i + 1);
		sum += tmp;
	}
	return Math.round((.5 + sum / SQRT_2PI$1 * Math.exp(-z * z / 2)) * 1e4) / 1e4;
}
/**
* A standard normal table, also called the unit normal table or Z table,
* is a mathematical table for the values of Φ (phi), which are the values of
* the [cumulative distribution function](https://en.wikipedia.org/wiki/Normal_distribution#Cumulative_distribution_function)
* of the normal distribution. It is used to find the probability that a
* statistic is observed below, above, or between values on the standard
* normal distribution, and by extension, any normal distribution.
*/
var standardNormalTable = [];
for (var z = 0; z <= 3.09; z += .01) standardNormalTable.push(cumulativeDistribution(z));
/**
* This is a single-layer [Perceptron Classifier](http://en.wikipedia.org/wiki/Perceptron) that takes
* arrays of numbers and predicts whether they should be classified
* as either 0 or 1 (negative or positive examples).
* @class
* @example
* // Create the model
* var p = new PerceptronModel();
* // Train the model with input with a diagonal boundary.
* for (var i = 0; i < 5; i++) {
*     p.train([1, 1], 1);
*     p.train([0, 1], 0);
*     p.train([1, 0], 0);
*     p.train([0, 0], 0);
* }
* p.predict([0, 0]); // 0
* p.predict([0, 1]); // 0
* p.predict([1, 0]); // 0
* p.predict([1, 1]); // 1
*/
var PerceptronModel = function PerceptronModel() {
	this.weights = [];
	this.bias = 0;
};
/**
* **Predict**: Use an array of features with the weight array and bias
* to predict whether an example is labeled 0 or 1.
*
* @param {Array<number>} features an array of features as numbers
* @returns {number|null} 1 if the score is over 0, otherwise 0; null if
* the model has not been trained on feature arrays of this length
*/
PerceptronModel.prototype.predict = function predict(features) {
	if (features.length !== this.weights.length) return null;
	var score = 0;
	for (var i = 0; i < this.weights.length; i++) score += this.weights[i] * features[i];
	score += this.bias;
	if (score > 0) return 1;
	else return 0;
};
/**
* **Train** the classifier with a new example, which is
* a numeric array of features and a 0 or 1 label.
*
* @param {Array<number>} features an array of features as numbers
* @param {number} label either 0 or 1
* @returns {PerceptronModel|null} this, or null if the label is not 0 or 1
*/
PerceptronModel.prototype.train = function train(features, label) {
	if (label !== 0 && label !== 1) return null;
	if (features.length !== this.weights.length) {
		this.weights = features.slice();
		this.bias = 1;
	}
	var prediction = this.predict(features);
	if (typeof prediction === "number" && prediction !== label) {
		var gradient = label - prediction;
		for (var i = 0; i < this.weights.length; i++) this.weights[i] += gradient * features[i];
		this.bias += gradient;
	}
	return this;
};
// src/engine/onnxruntime/model-failure.ts
/**
* How a model failed in the measuring child. `no-provider`: the requested execution provider does not load on this machine,
* with any model. `fell-back`: under strict placement, part of the model would run on the CPU. `no-answer`: a server answered none of its
* first requests.
*/
const FAILURE_KINDS = [
	"crashed",
	"timed-out",
	"out-of-memory",
	"refused",
	"broke-protocol",
	"no-answer",
	"no-provider",
	"fell-back"
];
/**
* The model could not be measured: it crashed the runtime, did not finish, or was rejected. This is a result about the
* model and does not stop the gate. `message` may contain text from the model.
*/
var ModelFailure = class extends Error {
	name = "ModelFailure";
	kind;
	arm;
	constructor(kind, arm, message, options) {
		super(message, options);
		this.kind = kind;
		this.arm = arm;
	}
};
// src/model/tensor.ts
/** Bytes per element of the numeric types that the runtime accepts and returns, by ONNX Runtime's name. */
const ELEMENT_BYTES = {
	float32: 4,
	float64: 8,
	float16: 2,
	int8: 1,
	uint8: 1,
	int16: 2,
	uint16: 2,
	int32: 4,
	uint32: 4,
	int64: 8,
	uint64: 8,
	bool: 1
};
/** Number of elements of a shape; 1 for a scalar (shape []). */
function elementCount(shape) {
	return shape.reduce((count, size) => count * size, 1);
}
/**
* Whether the number of elements of a shape can be computed exactly, in any order of its axes: no size is negative,
* and the product, with sizes of 0 counted as 1, is below 2^53.
*/
function hasSafeCount(sizes) {
	if (!sizes.every((size) => size >= 0)) return false;
	return Number.isSafeInteger(sizes.reduce((count, size) => count * Math.max(size, 1), 1));
}
// src/engine/onnxruntime/protocol.ts
/** Size of a feed's values, in bytes; of strings, about. */
const feedBytes = (feed) => [...feed.values()].reduce((total, tensor) => total + (tensor.dtype === "string" ? tensor.strings.join("").length : tensor.bytes.length), 0);
/** Time for every stream to receive a block before its first request is due. */
const HEAD_START_NS = 1e7;
/** Splits feeds into headers and one payload, in the same order. */
function packFeeds(feeds) {
	const chunks = [];
	return {
		headers: feeds.map((feed) => [...feed].map(([name, tensor]) => {
			const shape = [...tensor.shape];
			if (tensor.dtype === "string") return {
				name,
				dtype: "string",
				shape,
				strings: [...tensor.strings]
			};
			chunks.push(tensor.bytes);
			return {
				name,
				dtype: tensor.dtype,
				shape
			};
		})),
		payload: Buffer.concat(chunks)
	};
}
/**
* The reverse of {@link packFeeds}.
*
* @throws {RangeError} If the payload is not exactly as long as the headers say.
*/
function unpackFeeds(headers, payload) {
	let offset = 0;
	const feeds = headers.map((tensors) => {
		const feed = /* @__PURE__ */ new Map();
		for (const { name, dtype, shape, strings } of tensors) {
			if (dtype === "string") {
				feed.set(name, {
					dtype,
					shape,
					strings: strings ?? []
				});
				continue;
			}
			const byteLength = elementCount(shape) * ELEMENT_BYTES[dtype];
			const bytes = payload.subarray(offset, offset + byteLength);
			if (bytes.length !== byteLength) throw new RangeError(`tensor "${name}" is cut short`);
			feed.set(name, {
				dtype,
				shape,
				bytes
			});
			offset += byteLength;
		}
		return feed;
	});
	if (offset !== payload.length) throw new RangeError(`${payload.length - offset} bytes belong to no tensor`);
	return feeds;
}
const PHASE_NAMES = {
	load: "loading the model",
	infer: "running the regression set",
	hold: "reading its inputs",
	"warm-up": "warming up",
	time: "running timed inferences",
	"open-streams": "starting its streams",
	query: "serving queries",
	serve: "serving requests",
	memory: "reading its memory",
	"end-profile": "writing the profile"
};
/** Suffix of an error message that says when it happened. */
const inPhase = (phase) => `while ${PHASE_NAMES[phase]}`;
// src/errors/errors.ts
/**
* A mistake that the user can fix. `message` reads `<place>: expected <what>, got <what>.`; `hint` says in one line
* how to fix it. Ends the program with exit code 2, without a stack.
*/
var UserError = class extends Error {
	name = "UserError";
	hint;
	constructor(message, hint, options) {
		super(message, options);
		this.hint = hint;
	}
};
/**
* The gate failed for a reason other than the model or the policy: no runtime, a full disk, a baseline model that
* crashes. Ends the program with exit code 4.
*/
var InfrastructureError = class extends Error {
	name = "InfrastructureError";
	hint;
	constructor(message, hint, options) {
		super(message, options);
		this.hint = hint;
	}
};
// src/errors/nearest-name.ts
/**
* The known name that was probably meant, for "Did you mean": at most a third of its characters differ.
*
* @returns Undefined if no known name is close enough.
*/
function nearestName(name, known) {
	let nearest;
	for (const candidate of known) {
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)) && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = {
			name: candidate,
			distance
		};
	}
	return nearest?.name;
}
/** Levenshtein distance: number of insertions, deletions and replacements between two strings. */
function editDistance(first, second) {
	let previous = Array.from({ length: second.length + 1 }, (_, column) => column);
	for (let row = 1; row <= first.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= second.length; column += 1) {
			const replace = (previous[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1);
			current.push(Math.min(replace, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous.at(-1) ?? 0;
}
/** Names in a hostile model may be megabytes long, and comparing them takes quadratic time. */
const LONGEST = 200;
/**
* A suggestion for a misspelt name, with a leading space: ` Did you mean "tokens"?`. Empty if no known name is close.
*/
function didYouMean(name, known) {
	if (name.length > LONGEST) return "";
	const nearest = nearestName(name, known.filter((candidate) => candidate.length <= LONGEST));
	return nearest === void 0 ? "" : ` Did you mean ${JSON.stringify(nearest)}?`;
}
// src/errors/plain-text.ts
/** Longer text is cut first: the rest would never be shown, and patterns are slow on megabytes. */
const MAX_UNITS = 4e3;
/** ECMA-48 control sequences, such as colors. */
const CONTROL_SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, "g");
/**
* Text on one line, without anything that could alter what a reader sees: no control or escape characters,
* bidirectional overrides, zero-width and private-use characters, lone surrogates or line breaks. Stacked accents are
* cut to two. `##[`, which a runner takes for a command anywhere in its log, becomes `##(`.
*
* @param maxCharacters - Longer text is cut and ends in "…".
* @see https://trojansource.codes: invisible characters that make text look different from what it is.
*/
function plainText(text, maxCharacters) {
	const line = text.slice(0, MAX_UNITS).replace(CONTROL_SEQUENCE, "").replace(/[\t\n\v\f\r\u0085\p{Zl}\p{Zp} ]+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "").replace(/(\p{M}{2})\p{M}+/gu, "$1").replaceAll("##[", "##(").trim();
	const characters = Array.from(line);
	return characters.length <= maxCharacters ? line : `${characters.slice(0, maxCharacters - 1).join("")}…`;
}
/** A line of foreign text for a log. The prefix keeps it from beginning like a command of the runner. */
const logLine = (text, maxCharacters) => `│ ${plainText(text, maxCharacters)}`;
/** Enough to find the value; too little for a file or a secret that got into a message by mistake. */
const MAX_LENGTH = 40;
/**
* Foreign text, quoted for a message: in double quotes, on one line, cut at 40 UTF-16 units. Control, bidirectional and
* other invisible characters become U+FFFD.
*/
function quoted(text) {
	const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
	return JSON.stringify(short).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
}
/** A foreign value for a message: its JSON, cut like {@link quoted}; "nothing" if it is undefined. */
function quotedJson(value) {
	if (value === void 0) return "nothing";
	if (typeof value === "string") return quoted(value);
	const text = JSON.stringify(value) ?? String(value);
	return (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
}
/** What is wrong with a text that is not JSON, without quoting it. @param error - From `JSON.parse`. */
function jsonProblem(error) {
	const position = /\bposition (\d+)/.exec(error.message)?.[1];
	return `text that is not JSON${position === void 0 ? "" : ` (at character ${Number(position) + 1})`}`;
}
// src/files/plain-file.ts
/** The problem of a path where nothing is. */
const NO_FILE = "no such file";
const PROBLEMS = {
	ENOENT: NO_FILE,
	ENOTDIR: NO_FILE,
	ELOOP: "a symbolic link",
	EACCES: "a file without read permission",
	EPERM: "a file without read permission"
};
/**
* Opens a regular file. The check is made on the opened file, so it cannot be swapped between check and reading.
* Never blocks on a pipe or a device.
*
* @param link - Whether to follow or refuse a symbolic link at the end of the path.
* @returns An open handle, which the caller closes, or the problem.
*/
async function openPlainFile(file, link) {
	const noFollow = link === "refuse" ? constants$1.O_NOFOLLOW : 0;
	let handle;
	try {
		handle = await open(file, constants$1.O_RDONLY | constants$1.O_NONBLOCK | noFollow);
	} catch (error) {
		return { problem: problemOf(error) };
	}
	const stats = await handle.stat();
	if (stats.isFile()) return {
		handle,
		stats
	};
	await handle.close();
	return { problem: stats.isDirectory() ? "a folder" : "something other than a regular file" };
}
function problemOf(error) {
	if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
	return PROBLEMS[error.code] ?? `a file that cannot be opened (${error.code})`;
}
/**
* Whether an external data location, as written in a model, is inside the model's folder and not hidden. `.git` and dot
* files may hold secrets, and no exporter writes weights there.
*/
function isInsideFolder(location) {
	return location !== "" && !/^(\/|[A-Za-z]:)/.test(location) && !/[\\\p{Cc}]/u.test(location) && location.split("/").every((part) => part === "." || !part.startsWith("."));
}
/**
* Opens a file with a model's external data. It may be a hard link, as DVC makes them: whoever made one could have made a
* copy. A symbolic link may lead to it only within the repository around the folder or, in a cache of Hugging Face, from
* `snapshots/` to `blobs/`, and never into `.git`. Otherwise a model could read other files on the machine.
*
* @param folders - From {@link foldersOfModel}; the first that has the file counts.
* @param name - Relative to a folder, normalized.
* @returns An open handle, which the caller closes, or the problem.
*/
async function openExternalFile([folder = "", ...others], name) {
	const opened = await openIn(folder, name);
	return opened.problem === "no such file" && others.length > 0 ? openExternalFile(others, name) : opened;
}
/**
* Folders that may have the external data of a model, without symbolic links. If the model is a link, its data may be next
* to the link, as in a cache of Hugging Face, or next to what it leads to.
*/
async function foldersOfModel(file) {
	return [.../* @__PURE__ */ new Set([await realpath(dirname(file)), dirname(await realpath(file))])];
}
async function openIn(folder, name) {
	const file = join(folder, name);
	const real = await realpath(file).catch(() => file);
	if (real !== file && !isWithin$1(linkRoot(folder), real)) {
		const opened = await openPlainFile(file, "refuse");
		if (opened.problem !== void 0) return opened;
		await opened.handle.close();
		return { problem: "a file behind a symbolic link" };
	}
	const opened = await openPlainFile(real, "refuse");
	if (opened.problem !== void 0 || await realpath(real) === real) return opened;
	await opened.handle.close();
	return { problem: "a file that is being replaced" };
}
/** The folder that links from a model's folder may not leave. */
function linkRoot(folder) {
	const cached = /^(.+\/(?:models|datasets)--[^/]+)\/snapshots\/[^/]+(?:\/|$)/.exec(`${folder}/`)?.[1];
	if (cached !== void 0) return join(cached, "blobs");
	for (let root = folder; dirname(root) !== root; root = dirname(root)) if (existsSync(join(root, ".git"))) return root;
	return folder;
}
function isWithin$1(root, file) {
	const parts = relative(root, file).split(sep);
	return parts[0] !== ".." && !parts.includes(".git");
}
// src/model/model-facts.ts
/** Name of ONNX's default domain, which files may also write as "". */
const DEFAULT_DOMAIN = "ai.onnx";
/** Name of an operator in {@link ModelFacts}: `domain:op_type`, or `op_type` alone in the default domain. */
function operatorKey(domain, op) {
	return domain === "" || domain === "ai.onnx" ? op : `${domain}:${op}`;
}
/** Domain of an operator key. The operator is the part after the last colon. */
function operatorDomain(key) {
	const colon = key.lastIndexOf(":");
	return colon === -1 ? DEFAULT_DOMAIN : key.slice(0, colon);
}
// src/engine/onnxruntime/read-runtime-log.ts
/** The runtime's reason for not running a node on the policy's provider. */
const REASONS$2 = [
	"no-kernel",
	"cheaper-on-cpu",
	"crosses-devices"
];
/** Maximum number of names to keep: a hostile model can make the log arbitrarily long. */
const MAX_NAMES$2 = 5e4;
/** The rest of a longer line is dropped. */
const MAX_LINE_CHARACTERS$1 = 2e3;
/** If a node has no name, only the operator is known. */
const NO_KERNEL = /kernel not found in registries for Op type: (\S+) node name:(?: (.+))?$/;
const CHEAPER = /Force fallback to CPU execution for node: (.*?) because the CPU execution path is deemed/;
const COPIES = /AddCopyNode\] Add Memcpy|\b[1-9]\d* Memcpy nodes are added to the graph/;
const PLACED_ON = /VerifyEachNodeIsAssignedToAnEp\] +Node\(s\) placed on \[(\w+)\]/;
const PLACED_NODE = /VerifyEachNodeIsAssignedToAnEp\] {2,}(\S+) \(.*\)$/;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");
/**
* Reads the runtime's log as it is written and keeps only the lines about placement. A model can write into the log through
* its node names. All that it can forge that way is a reason for its own operators, never a time or a placement.
*
* @see onnxruntime: session_state.cc, fallback_cpu_capability.cc, transformer_memcpy.cc
*/
var RuntimeLogReader = class {
	#reasons = /* @__PURE__ */ new Map();
	#withoutKernel = /* @__PURE__ */ new Set();
	#onCpu = /* @__PURE__ */ new Map();
	#addsCopies = false;
	/** Provider whose nodes the runtime is currently listing. */
	#listing = "";
	#line = "";
	/** Adds the next chunk of the log, which may end within a line. */
	add(text) {
		const lines = (this.#line + text).split("\n");
		this.#line = (lines.pop() ?? "").slice(0, MAX_LINE_CHARACTERS$1);
		for (const line of lines) this.#read(line.slice(0, MAX_LINE_CHARACTERS$1).replace(COLOURS, "").trimEnd());
	}
	get findings() {
		return {
			reasons: this.#reasons,
			withoutKernel: this.#withoutKernel,
			onCpu: this.#onCpu,
			addsCopies: this.#addsCopies
		};
	}
	#read(line) {
		const [, operator, node] = NO_KERNEL.exec(line) ?? [];
		if (operator !== void 0) {
			if (node !== void 0) this.#keep(node, "no-kernel");
			if (this.#withoutKernel.size < MAX_NAMES$2) this.#withoutKernel.add(operator);
			return;
		}
		const [, cheaper] = CHEAPER.exec(line) ?? [];
		if (cheaper !== void 0) this.#keep(cheaper, "cheaper-on-cpu");
		this.#addsCopies ||= COPIES.test(line);
		this.#readList(line);
	}
	#readList(line) {
		const [, provider] = PLACED_ON.exec(line) ?? [];
		if (provider !== void 0) this.#listing = provider;
		const [, listed] = PLACED_NODE.exec(line) ?? [];
		if (listed === void 0 || this.#listing !== "CPUExecutionProvider") return;
		if (this.#onCpu.size < MAX_NAMES$2) this.#onCpu.set(listed, (this.#onCpu.get(listed) ?? 0) + 1);
	}
	#keep(node, reason) {
		if (this.#reasons.size < MAX_NAMES$2) this.#reasons.set(node, reason);
	}
};
const LOADER = /Failed to load library \S+ with error: (.+)$/m;
const MAX_LOADER_CHARACTERS = 300;
/**
* The dynamic loader's message when a provider's library cannot be loaded, such as "libcudnn.so.9: cannot open shared object
* file: No such file or directory". Undefined if the log has none.
*/
function readLoaderMessage(log) {
	return LOADER.exec(log.replace(COLOURS, ""))?.[1]?.trim().slice(0, MAX_LOADER_CHARACTERS);
}
// src/figures/decimal.ts
/**
* The shortest decimal that reads back as `value`, times 10^`powerOfTen`; 0.07 with 2 is exactly 7.
*
* @param value - Finite.
* @throws {RangeError} If `value` is NaN or infinite.
*/
function decimalOf(value, powerOfTen = 0) {
	if (!Number.isFinite(value)) throw new RangeError(`decimal: expected a finite number, got ${value}.`);
	const [mantissa = "0", exponent = "0"] = String(value).split("e");
	const [whole = "0", fraction = ""] = mantissa.split(".");
	return {
		coefficient: BigInt(whole + fraction),
		exponent: Number(exponent) - fraction.length + powerOfTen
	};
}
/** Rounds half away from zero to `decimals` digits after the point. The result has the exponent −`decimals`. */
function roundDecimal({ coefficient, exponent }, decimals) {
	const surplus = exponent + decimals;
	if (surplus >= 0) return {
		coefficient: coefficient * 10n ** BigInt(surplus),
		exponent: -decimals
	};
	const step = 10n ** BigInt(-surplus);
	return {
		coefficient: (coefficient + (coefficient < 0n ? -step / 2n : step / 2n)) / step,
		exponent: -decimals
	};
}
/** Negative if `left` is smaller, 0 if they are equal, positive if `left` is larger. */
function compareDecimals(left, right) {
	const decimals = -Math.min(left.exponent, right.exponent, 0);
	const difference = roundDecimal(left, decimals).coefficient - roundDecimal(right, decimals).coefficient;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** Text of the absolute value: commas between thousands, −`exponent` digits after the point. Expects `exponent` ≤ 0. */
function decimalText({ coefficient, exponent }) {
	const digits = String(coefficient < 0n ? -coefficient : coefficient).padStart(1 - exponent, "0");
	const whole = digits.slice(0, digits.length + exponent).replace(/\B(?=(\d{3})+$)/g, ",");
	return exponent === 0 ? whole : `${whole}.${digits.slice(exponent)}`;
}
/** Like `decimalText`, with as many digits as the number needs. */
function exactText(decimal) {
	let { coefficient, exponent } = decimal;
	while (exponent < 0 && coefficient % 10n === 0n) {
		coefficient /= 10n;
		exponent += 1;
	}
	return decimalText(roundDecimal({
		coefficient,
		exponent
	}, Math.max(0, -exponent)));
}
/** From here on, figures are printed as 1.234e+15, in their base unit and without a label. */
const MAX_PLAIN = 0x38d7ea4c68000;
/** Largest first. Every label except the percent sign starts with a no-break space. */
const SCALES = {
	ns: [
		{
			divisor: 1,
			powerOfTen: -9,
			label: "\xA0s",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: -6,
			label: "\xA0ms",
			significantDigits: 4
		},
		{
			divisor: 1,
			powerOfTen: -3,
			label: "\xA0µs",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 0,
			label: "\xA0ns",
			significantDigits: 3
		}
	],
	bytes: [
		{
			divisor: 2 ** 30,
			powerOfTen: 0,
			label: "\xA0GiB",
			significantDigits: 3
		},
		{
			divisor: 2 ** 20,
			powerOfTen: 0,
			label: "\xA0MiB",
			significantDigits: 3
		},
		{
			divisor: 1024,
			powerOfTen: 0,
			label: "\xA0KiB",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 0,
			label: "\xA0B",
			significantDigits: 1
		}
	],
	USD: [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0USD",
		significantDigits: 3
	}],
	J: [
		{
			divisor: 1,
			powerOfTen: -3,
			label: "\xA0kJ",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 0,
			label: "\xA0J",
			significantDigits: 3
		},
		{
			divisor: 1,
			powerOfTen: 3,
			label: "\xA0mJ",
			significantDigits: 3
		}
	],
	score: [{
		divisor: 1,
		powerOfTen: 0,
		label: "",
		significantDigits: 4
	}],
	share: [{
		divisor: 1,
		powerOfTen: 2,
		label: "%",
		significantDigits: 3
	}],
	"items/s": [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0items/s",
		significantDigits: 4
	}],
	"tokens/s": [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0tokens/s",
		significantDigits: 4
	}],
	tokens: [{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0tokens",
		significantDigits: 4
	}]
};
/** Beyond this ratio of largest to smallest, one unit for all is harder to read than two. */
const MAX_RATIO_IN_ONE_UNIT = 100;
/** A figure alone: "1.234 ms", "812 µs", "12.3 MiB", "60.35 USD", "8.05%", "0.9120"; "–" for null. */
function formatValue(value, unit) {
	return value === null ? "–" : printFigure(value, figureFormats([value], unit)[0]);
}
/**
* One format per figure, in the same unit and with the same decimals so that a reader can compare them at a glance,
* unless they are too far apart.
*/
function figureFormats(values, unit) {
	const sizes = values.map(Math.abs).filter((size) => size > 0);
	const smallest = Math.min(...sizes);
	const alike = sizes.length === 0 || Math.max(...sizes) <= MAX_RATIO_IN_ONE_UNIT * smallest;
	const reference = sizes.length === 0 ? 0 : smallest;
	const [first, ...others] = values;
	const format = (value) => figureFormat(alike ? reference : Math.abs(value), unit);
	return [format(first), ...others.map(format)];
}
function figureFormat(size, unit) {
	const scales = SCALES[unit];
	const scale = scales.find((each) => scaled$1(size, each) >= .9995) ?? scales[scales.length - 1] ?? scales[0];
	return {
		...scale,
		decimals: decimalsOf(scaled$1(size, scale), unit, scale.significantDigits)
	};
}
/** Shares and whole dollars have two decimals, as people write them; everything else has its significant digits. */
function decimalsOf(size, unit, significantDigits) {
	if (unit === "share" || unit === "USD" && size >= 1) return 2;
	if (size === 0) return unit === "score" ? 4 : 0;
	const rounded = Number(size.toPrecision(significantDigits));
	const decimals = significantDigits - 1 - Math.floor(Math.log10(rounded));
	return Math.min(Math.max(0, decimals), 30);
}
function scaled$1(size, { divisor, powerOfTen }) {
	return size / divisor * 10 ** powerOfTen;
}
/** `value` in the unit of `format`, exact. Dividing by a power of two loses nothing. */
function inFormat(value, { divisor, powerOfTen }) {
	return decimalOf(value / divisor, powerOfTen);
}
/** "1.234 ms". A figure that is not a number reads "not a number", because even a broken measurement gets a report. */
function printFigure(value, format) {
	if (!Number.isFinite(value)) return "not a number";
	if (scaled$1(Math.abs(value), format) >= MAX_PLAIN) return value.toExponential(3).replace("-", "−");
	const rounded = roundDecimal(inFormat(value, format), format.decimals);
	return `${rounded.coefficient < 0n ? "−" : ""}${decimalText(rounded)}${format.label}`;
}
/**
* Like `printFigure`, with the sign of a change: "+1.25 pp", "−18.2%", "0%", and "±0.0%" if only rounding makes it
* zero.
*/
function printChange(value, format) {
	if (value === 0) return `0${format.label}`;
	const size = printFigure(Math.abs(value), format);
	if (!Number.isFinite(value)) return size;
	return `${changeSign(value, format)}${size}`;
}
function changeSign(value, format) {
	if (roundDecimal(inFormat(value, format), format.decimals).coefficient === 0n) return "±";
	return value < 0 ? "−" : "+";
}
/** "14,400". */
function formatCount(count) {
	return printFigure(count, {
		divisor: 1,
		powerOfTen: 0,
		decimals: 0,
		label: ""
	});
}
/** Twelve digits: enough for any limit that a person writes, too few for rounding errors to show. */
const asWritten = (value) => Number(value.toPrecision(12));
/**
* A figure with the fewest digits that are exact, in a unit of which it is at least one: "50 µs", "16 MiB", "90%",
* "−0.5".
*/
function formatExact(value, unit) {
	const text = exactIn(value, SCALES[unit]);
	const inDecimal = unit === "bytes" ? exactIn(value, DECIMAL_BYTES) : text;
	return inDecimal.length < text.length ? inDecimal : text;
}
const DECIMAL_BYTES = [
	{
		divisor: 1,
		powerOfTen: -9,
		label: "\xA0GB"
	},
	{
		divisor: 1,
		powerOfTen: -6,
		label: "\xA0MB"
	},
	{
		divisor: 1,
		powerOfTen: -3,
		label: "\xA0kB"
	},
	{
		divisor: 1,
		powerOfTen: 0,
		label: "\xA0B"
	}
];
function exactIn(value, scales) {
	const smallest = scales[scales.length - 1] ?? scales[0];
	const scale = scales.find((each) => scaled$1(Math.abs(value), each) >= 1) ?? smallest;
	const text = exactText(decimalOf(asWritten(value / scale.divisor), scale.powerOfTen));
	return `${value < 0 ? "−" : ""}${text}${scale.label}`;
}
/** A share as a person writes it: 0.07 is "7%". */
const formatPercent = (share) => `${asWritten(share * 100)}%`;
/** A measured share, to the tenth of a percent: 0.6123 is "61.2%". */
const formatShare = (share) => `${(share * 100).toFixed(1)}%`;
// src/engine/onnxruntime/arm.ts
/** The folder that the children of one arm may write to. They cannot change what the other arm's have written. */
const scratchOf = ({ scratch }, arm) => join(scratch, arm);
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
* @throws {RangeError} If a frame is longer than MAX_FRAME_BYTES.
* @throws {SyntaxError} If a header is not JSON.
*/
async function* readFrames(stream) {
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
			if (frameLength > MAX_FRAME_BYTES) throw new RangeError(`frame of ${frameLength} bytes is too long`);
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
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function joinValues(array, separator = "|") {
	return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
	const ratio = val / step;
	const roundedRatio = Math.round(ratio);
	const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
	if (Math.abs(ratio - roundedRatio) < tolerance) return 0;
	return ratio - roundedRatio;
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
function esc(str) {
	return JSON.stringify(str);
}
function slugify(input) {
	return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
	if (globalConfig.jitless) return false;
	if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) return false;
	try {
		new Function("");
		return true;
	} catch (_) {
		return false;
	}
});
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function stringifyPrimitive(value) {
	if (typeof value === "bigint") return value.toString() + "n";
	if (typeof value === "string") return `"${value}"`;
	return `${value}`;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
const BIGINT_FORMAT_RANGES = {
	int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
	uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".pick() cannot be used on object schemas containing refinements");
	const newShape = {};
	mirrorShape(newShape, schema, maskedKeys(schema, mask));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
	if (!b?._zod?.def) throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
	if (a._zod.def.checks?.length) throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
	const newShape = {};
	mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
	mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
	return clone(a, mergeDefs(a._zod.def, {
		shape: newShape,
		get catchall() {
			return b._zod.def.catchall;
		},
		checks: b._zod.def.checks ?? []
	}));
}
function partial(Class, schema, mask, name = "partial") {
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({
		type: "optional",
		innerType: value
	})));
	return clone(schema, mergeDefs(schema._zod.def, {
		shape: newShape,
		checks: []
	}));
}
function required(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function parsedType(data) {
	const t = typeof data;
	switch (t) {
		case "number": return Number.isNaN(data) ? "nan" : "number";
		case "object": {
			if (data === null) return "null";
			if (Array.isArray(data)) return "array";
			const obj = data;
			if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) return obj.constructor.name;
		}
	}
	return t;
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own$1(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own$1(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
/* @__NO_SIDE_EFFECTS__ */
function derived(computes, table) {
	for (const key in computes) {
		const compute = computes[key];
		Object.defineProperty(table, key, {
			configurable: true,
			enumerable: true,
			get() {
				return own$1(this, key, compute(this));
			},
			set(value) {
				own$1(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own$1(this, key, fn.bind(this));
		},
		set(value) {
			own$1(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer$1 = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodError = /* @__PURE__ */ $constructor("$ZodError", initializer$1);
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
* ("toString", "constructor") would otherwise read through to the prototype, and assigning
* "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
	if (!Object.prototype.hasOwnProperty.call(obj, key)) {
		if (key === "__proto__") Object.defineProperty(obj, key, {
			value: make(),
			writable: true,
			enumerable: true,
			configurable: true
		});
		else obj[key] = make();
	}
	return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
	const fieldErrors = {};
	const formErrors = [];
	for (const sub of error.issues) if (sub.path.length > 0) node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
	else formErrors.push(mapper(sub));
	return {
		formErrors,
		fieldErrors
	};
}
function formatError(error, mapper = (issue) => issue.message) {
	const fieldErrors = { _errors: [] };
	const processError = (error, path = []) => {
		for (const issue of error.issues) if (issue.code === "invalid_union" && issue.errors.length) issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
		else if (issue.code === "invalid_key") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else if (issue.code === "invalid_element") processError({ issues: issue.issues }, [...path, ...issue.path]);
		else {
			const fullpath = [...path, ...issue.path];
			if (fullpath.length === 0) fieldErrors._errors.push(mapper(issue));
			else {
				let curr = fieldErrors;
				let i = 0;
				while (i < fullpath.length) {
					const el = fullpath[i];
					const terminal = i === fullpath.length - 1;
					if (el === "_errors") {
						if (terminal) curr._errors.push(mapper(issue));
						i++;
						continue;
					}
					if (!Object.prototype.hasOwnProperty.call(curr, el)) Object.defineProperty(curr, el, {
						value: { _errors: [] },
						enumerable: true,
						writable: true,
						configurable: true
					});
					const node = curr[el];
					if (terminal) node._errors.push(mapper(issue));
					curr = node;
					i++;
				}
			}
		}
	};
	processError(error);
	return fieldErrors;
}
// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
	return {
		callee: params?.callee ?? callee,
		Err: params?.Err
	};
}
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
const validate = ((schema, value, _ctx) => {
	const validator = schema._zod.bag.validator;
	if (validator !== void 0) {
		if (validator(value) !== COMPILE_INVALID) return true;
		if (validator.definite === true && _ctx === void 0) return false;
	}
	return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
	const ctx = _ctx ? {
		..._ctx,
		async: false,
		abortEarly: true
	} : {
		async: false,
		abortEarly: true
	};
	const fallbackRun = schema._zod.bag.fallbackRun;
	let result;
	if (fallbackRun) {
		ctx[COMPILE_FALLBACK] = true;
		result = fallbackRun({
			value,
			issues: []
		}, ctx);
	} else result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length === 0;
}
const validateAsync$1 = async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true,
		abortEarly: true
	} : {
		async: true,
		abortEarly: true
	};
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length === 0;
};
const _encode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return parse(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decode = (_Err) => {
	const parse = _parse(_Err);
	const fn = (schema, value, _ctx, _params) => {
		return parse(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _encodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			direction: "backward"
		} : { direction: "backward" };
		return await parseAsync(schema, value, ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _decodeAsync = (_Err) => {
	const parseAsync = _parseAsync(_Err);
	const fn = async (schema, value, _ctx, _params) => {
		return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
	};
	return fn;
};
const _safeEncode = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParse(_Err)(schema, value, ctx);
};
const _safeDecode = (_Err) => (schema, value, _ctx) => {
	return _safeParse(_Err)(schema, value, _ctx);
};
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		direction: "backward"
	} : { direction: "backward" };
	return _safeParseAsync(_Err)(schema, value, ctx);
};
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
	return _safeParseAsync(_Err)(schema, value, _ctx);
};
// node_modules/zod/v4/core/regexes.js
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
	return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
*
* @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
	if (!version) return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
	return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
const _emoji$1 = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
	return new RegExp(_emoji$1, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
const httpProtocol = /^https?$/;
const e164 = /^\+[1-9]\d{6,14}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
* esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
* will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
	return new RegExp(`^${source}$`);
}
const date$1 = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime$1(args) {
	const opts = ["Z"];
	if (args.offset) opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
	const qualified = `${timeSource({
		precision: args.precision,
		seconds: true
	})}(?:${opts.join("|")})`;
	const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
	return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
const anyString = /^[\s\S]{0,}$/;
const integer = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const _null$2 = /^null$/i;
const lowercase = /^[^A-Z]*$/;
const uppercase = /^[^a-z]*$/;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = /*@__PURE__*/ $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMultipleOf = /*@__PURE__*/ $constructor("$ZodCheckMultipleOf", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		if (typeof payload.value !== typeof def.value) throw new Error("Cannot mix number and bigint in multiple_of check.");
		if (typeof payload.value === "bigint" ? def.value !== BigInt(0) && payload.value % def.value === BigInt(0) : floatSafeRemainder(payload.value, def.value) === 0) return;
		payload.issues.push({
			origin: typeof payload.value,
			code: "not_multiple_of",
			divisor: def.value,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLengthEquals = /*@__PURE__*/ $constructor("$ZodCheckLengthEquals", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
		if (length === def.length) return;
		const origin = getLengthableOrigin(input);
		const tooBig = length > def.length;
		payload.issues.push({
			origin,
			...tooBig ? {
				code: "too_big",
				maximum: def.length
			} : {
				code: "too_small",
				minimum: def.length
			},
			inclusive: true,
			exact: true,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckLowerCase = /*@__PURE__*/ $constructor("$ZodCheckLowerCase", (inst, def) => {
	def.pattern ?? (def.pattern = lowercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ $constructor("$ZodCheckUpperCase", (inst, def) => {
	def.pattern ?? (def.pattern = uppercase);
	$ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ $constructor("$ZodCheckIncludes", (inst, def) => {
	$ZodCheck.init(inst, def);
	const escapedRegex = escapeRegex(def.includes);
	def.pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
	inst._zod.check = (payload) => {
		if (payload.value.includes(def.includes, def.position)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "includes",
			includes: def.includes,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStartsWith = /*@__PURE__*/ $constructor("$ZodCheckStartsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.startsWith(def.prefix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "starts_with",
			prefix: def.prefix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckEndsWith = /*@__PURE__*/ $constructor("$ZodCheckEndsWith", (inst, def) => {
	$ZodCheck.init(inst, def);
	const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
	def.pattern ?? (def.pattern = pattern);
	inst._zod.check = (payload) => {
		if (payload.value.endsWith(def.suffix)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "ends_with",
			suffix: def.suffix,
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckOverwrite = /*@__PURE__*/ $constructor("$ZodCheckOverwrite", (inst, def) => {
	$ZodCheck.init(inst, def);
	inst._zod.check = (payload) => {
		payload.value = def.tx(payload.value);
	};
});
// node_modules/zod/v4/core/doc.js
var Doc = class {
	constructor(args = [], closed = {}) {
		this.content = [];
		this.indent = 0;
		this.args = args;
		this.closed = closed;
	}
	indented(fn) {
		this.indent += 1;
		try {
			fn(this);
		} finally {
			this.indent -= 1;
		}
	}
	write(arg) {
		if (typeof arg === "function") {
			arg(this, { execution: "sync" });
			arg(this, { execution: "async" });
			return;
		}
		const lines = arg.split("\n").filter((x) => x);
		const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
		const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
		for (const line of dedented) this.content.push(line);
	}
	compile() {
		const F = Function;
		const content = this?.content ?? [``];
		return new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`)(...Object.values(this.closed));
	}
};
// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own$1(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodStringFormat = /*@__PURE__*/ $constructor("$ZodStringFormat", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	$ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ $constructor("$ZodGUID", (inst, def) => {
	def.pattern ?? (def.pattern = guid);
	$ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ $constructor("$ZodUUID", (inst, def) => {
	if (def.version) {
		const v = {
			v1: 1,
			v2: 2,
			v3: 3,
			v4: 4,
			v5: 5,
			v6: 6,
			v7: 7,
			v8: 8
		}[def.version];
		if (v === void 0) throw new Error(`Invalid UUID version: "${def.version}"`);
		def.pattern ?? (def.pattern = uuid(v));
	} else def.pattern ?? (def.pattern = uuid());
	$ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ $constructor("$ZodEmail", (inst, def) => {
	def.pattern ?? (def.pattern = email);
	$ZodStringFormat.init(inst, def);
});
function canParseURL(input) {
	try {
		if (typeof URL !== "undefined" && typeof URL.canParse === "function") return URL.canParse(input);
		new URL(input);
		return true;
	} catch {
		return false;
	}
}
function validateURL(trimmed, def) {
	if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) return canParseURL(trimmed) || 2;
	return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
	if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed)) return 1;
	try {
		if (typeof URL !== "undefined") {
			const URLStatic = URL;
			if (typeof URLStatic.parse === "function") return URLStatic.parse(trimmed) ?? 2;
		}
		return new URL(trimmed);
	} catch {
		return 2;
	}
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
	return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
	hostname.lastIndex = 0;
	return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
	protocol.lastIndex = 0;
	return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ $constructor("$ZodURL", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		try {
			const trimmed = payload.value.trim();
			const url = validateURL(trimmed, def);
			if (url === 1) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					note: "Invalid URL format",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === 2) {
				payload.issues.push({
					code: "invalid_format",
					format: "url",
					input: payload.value,
					inst,
					continue: !def.abort
				});
				return;
			}
			if (url === true) {
				payload.value = stripTabAndNewline(trimmed);
				return;
			}
			if (def.hostname && !urlHostnameOk(url, def.hostname)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid hostname",
				pattern: def.hostname.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			if (def.protocol && !urlProtocolOk(url, def.protocol)) payload.issues.push({
				code: "invalid_format",
				format: "url",
				note: "Invalid protocol",
				pattern: def.protocol.source,
				input: payload.value,
				inst,
				continue: !def.abort
			});
			payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
			return;
		} catch (_) {
			payload.issues.push({
				code: "invalid_format",
				format: "url",
				input: payload.value,
				inst,
				continue: !def.abort
			});
		}
	};
});
const $ZodEmoji = /*@__PURE__*/ $constructor("$ZodEmoji", (inst, def) => {
	def.pattern ?? (def.pattern = emoji());
	$ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ $constructor("$ZodNanoID", (inst, def) => {
	if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1)) throw new Error(`Invalid nanoid length: ${def.length}`);
	def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
	$ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const $ZodCUID = /*@__PURE__*/ $constructor("$ZodCUID", (inst, def) => {
	def.pattern ?? (def.pattern = cuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ $constructor("$ZodCUID2", (inst, def) => {
	def.pattern ?? (def.pattern = cuid2);
	$ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ $constructor("$ZodULID", (inst, def) => {
	def.pattern ?? (def.pattern = ulid);
	$ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ $constructor("$ZodXID", (inst, def) => {
	def.pattern ?? (def.pattern = xid);
	$ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ $constructor("$ZodKSUID", (inst, def) => {
	def.pattern ?? (def.pattern = ksuid);
	$ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ $constructor("$ZodISODateTime", (inst, def) => {
	def.pattern ?? (def.pattern = datetime$1(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date$1);
	$ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ $constructor("$ZodISOTime", (inst, def) => {
	def.pattern ?? (def.pattern = time(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ $constructor("$ZodISODuration", (inst, def) => {
	def.pattern ?? (def.pattern = duration);
	$ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ $constructor("$ZodIPv4", (inst, def) => {
	def.pattern ?? (def.pattern = ipv4);
	$ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
	if (!ipv6Alphabet.test(value)) return false;
	return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ $constructor("$ZodIPv6", (inst, def) => {
	def.pattern ?? (def.pattern = ipv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidIPv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "ipv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCIDRv4 = /*@__PURE__*/ $constructor("$ZodCIDRv4", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv4);
	$ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
	const parts = value.split("/");
	if (parts.length !== 2) return false;
	const [address, prefix] = parts;
	if (!prefix) return false;
	const prefixNum = Number(prefix);
	if (`${prefixNum}` !== prefix) return false;
	if (prefixNum < 0 || prefixNum > 128) return false;
	return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ $constructor("$ZodCIDRv6", (inst, def) => {
	def.pattern ?? (def.pattern = cidrv6);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (!isValidCIDRv6(payload.value)) payload.issues.push({
			code: "invalid_format",
			format: "cidrv6",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
function isValidBase64(data) {
	if (data === "") return true;
	if (/\s/.test(data)) return false;
	if (data.length % 4 !== 0) return false;
	try {
		atob(data);
		return true;
	} catch {
		return false;
	}
}
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ $constructor("$ZodBase64", (inst, def) => {
	def.pattern ?? (def.pattern = base64Charset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
	if (!base64urlCharset.test(data)) return false;
	const base64 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
	return isValidBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}
const $ZodBase64URL = /*@__PURE__*/ $constructor("$ZodBase64URL", (inst, def) => {
	def.pattern ?? (def.pattern = base64urlCharset);
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidBase64URL(payload.value)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "base64url",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodE164 = /*@__PURE__*/ $constructor("$ZodE164", (inst, def) => {
	def.pattern ?? (def.pattern = e164);
	$ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
	try {
		const tokensParts = token.split(".");
		if (tokensParts.length !== 3) return false;
		const [header] = tokensParts;
		if (!header) return false;
		const parsedHeader = JSON.parse(atob(header));
		if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT") return false;
		if (!parsedHeader.alg) return false;
		if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm)) return false;
		return true;
	} catch {
		return false;
	}
}
const $ZodJWT = /*@__PURE__*/ $constructor("$ZodJWT", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		if (isValidJWT(payload.value, def.alg)) return;
		payload.issues.push({
			code: "invalid_format",
			format: "jwt",
			input: payload.value,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodNull = /*@__PURE__*/ $constructor("$ZodNull", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = _null$2;
	inst._zod.values = /* @__PURE__ */ new Set([null]);
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (input === null) return payload;
		payload.issues.push({
			expected: "null",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
const $ZodObjectJIT = /*@__PURE__*/ $constructor("$ZodObjectJIT", (inst, def) => {
	$ZodObject.init(inst, def);
	const superParse = inst._zod.parse;
	const _normalized = cached(() => normalizeDef(def));
	const memo = globalConfig.memoizer;
	const generateFastpass = (shape) => {
		const normalized = _normalized.value;
		const syms = normalized.symbolKeys;
		const doc = new Doc(["payload", "ctx"], {
			shape,
			inst,
			memo,
			syms
		});
		const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
		const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
		doc.write(`const input = payload.value;`);
		const ids = Object.create(null);
		let counter = 0;
		for (const key of normalized.allKeys) ids[key] = `key_${counter++}`;
		doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
		for (const key of normalized.allKeys) {
			if (key === "__proto__") continue;
			const id = ids[key];
			const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
			const isPresent = `${k} in input`;
			const schema = shape[key];
			const optin = schema?._zod?.optin;
			const isOptionalIn = optin !== void 0;
			const isOptionalOut = schema?._zod?.optout === "optional";
			doc.write(`const ${id} = ${parseStr(k)};`);
			if (isOptionalIn && isOptionalOut) {
				const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
				doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
			} else if (!isOptionalIn) doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
			else {
				doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
				if (optin === "defaulted") doc.write(`newResult[${k}] = ${id}.value;`);
				else doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
			}
		}
		doc.write(`payload.value = newResult;`);
		doc.write(`return payload;`);
		return doc.compile();
	};
	let fastpass;
	const isObject$2 = isObject;
	const jit = !globalConfig.jitless;
	const fastEnabled = jit && allowsEval.value;
	const catchall = def.catchall;
	let value;
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$2(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
			if (!fastpass) fastpass = generateFastpass(def.shape);
			payload = fastpass(payload, ctx);
			if (!catchall) return payload;
			return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
		}
		return superParse(payload, ctx);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = /* @__PURE__ */ new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, /* @__PURE__ */ new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodIntersection = /*@__PURE__*/ $constructor("$ZodIntersection", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		const left = def.left._zod.run({
			value: input,
			issues: []
		}, ctx);
		const right = def.right._zod.run({
			value: input,
			issues: []
		}, ctx);
		if (left instanceof Promise || right instanceof Promise) return Promise.all([left, right]).then(([left, right]) => {
			return handleIntersectionResults(payload, left, right);
		});
		return handleIntersectionResults(payload, left, right);
	};
});
function mergeValues(a, b) {
	if (a === b) return {
		valid: true,
		data: a
	};
	if (a instanceof Date && b instanceof Date && +a === +b) return {
		valid: true,
		data: a
	};
	if (isPlainObject(a) && isPlainObject(b)) {
		const bKeys = Object.keys(b);
		const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
		const newObj = {
			...a,
			...b
		};
		if (Object.prototype.hasOwnProperty.call(newObj, "__proto__")) delete newObj.__proto__;
		for (const key of sharedKeys) {
			if (key === "__proto__") continue;
			const sharedValue = mergeValues(a[key], b[key]);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
			};
			newObj[key] = sharedValue.data;
		}
		return {
			valid: true,
			data: newObj
		};
	}
	if (Array.isArray(a) && Array.isArray(b)) {
		if (a.length !== b.length) return {
			valid: false,
			mergeErrorPath: []
		};
		const newArray = [];
		for (let index = 0; index < a.length; index++) {
			const itemA = a[index];
			const itemB = b[index];
			const sharedValue = mergeValues(itemA, itemB);
			if (!sharedValue.valid) return {
				valid: false,
				mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
			};
			newArray.push(sharedValue.data);
		}
		return {
			valid: true,
			data: newArray
		};
	}
	return {
		valid: false,
		mergeErrorPath: []
	};
}
function handleIntersectionResults(result, left, right) {
	const unrecKeys = /* @__PURE__ */ new Map();
	let unrecIssue;
	const keyIssues = /* @__PURE__ */ new Map();
	const collect = (iss, side) => {
		let keys;
		if (iss.code === "unrecognized_keys" && !iss.path?.length) {
			unrecIssue ?? (unrecIssue = iss);
			keys = iss.keys;
		} else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
			const k = String(iss.path[0]);
			if (!keyIssues.has(k)) keyIssues.set(k, iss);
			keys = [k];
		} else return false;
		for (const k of keys) {
			if (!unrecKeys.has(k)) unrecKeys.set(k, {});
			unrecKeys.get(k)[side] = true;
		}
		return true;
	};
	for (const iss of left.issues) if (!collect(iss, "l")) result.issues.push(iss);
	for (const iss of right.issues) if (!collect(iss, "r")) result.issues.push(iss);
	const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
	if (bothKeys.length) {
		const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
		if (aggregated.length) result.issues.push({
			...unrecIssue,
			keys: aggregated
		});
		for (const k of bothKeys) if (!aggregated.includes(k) && keyIssues.has(k)) result.issues.push(keyIssues.get(k));
	}
	const merged = mergeValues(left.value, right.value);
	if (!merged.valid) {
		if (aborted(result)) return result;
		throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged.mergeErrorPath)}`);
	}
	result.value = merged.data;
	return result;
}
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = /*@__PURE__*/ $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodReadonly = /*@__PURE__*/ $constructor("$ZodReadonly", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then(handleReadonlyResult);
		return handleReadonlyResult(result);
	};
});
function handleReadonlyResult(payload) {
	if (!payload.memo) payload.value = Object.freeze(payload.value);
	return payload;
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
	constructor() {
		super(`Cannot parse a reference cycle that closes through a transform`);
		this.name = "ZodCyclicError";
	}
};
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
function isRef(value) {
	return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
	return issues.map((iss) => iss.path ? {
		...iss,
		path: iss.path.slice()
	} : { ...iss });
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE$1 = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE$1;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE$1;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE$1;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE$1;
			if (child > answer) answer = child;
		}
		return answer;
	};
	const merge = (answer) => {
		if (answer > result) result = answer;
	};
	const def = inst._zod.def;
	switch (def.type) {
		case "object": {
			const raw = rawShape(def);
			merge(raw ? shape(raw, true) : ASSUMED);
			check(def.catchall);
			break;
		}
		case "array":
			check(def.element);
			break;
		case "tuple":
			for (const el of def.items) check(el);
			check(def.rest);
			break;
		case "record":
		case "map":
			check(def.keyType);
			check(def.valueType);
			break;
		case "set":
			check(def.valueType);
			break;
		case "union":
			for (const el of def.options) check(el);
			break;
		case "intersection":
			check(def.left);
			check(def.right);
			break;
		case "optional":
		case "nullable":
		case "default":
		case "prefault":
		case "catch":
		case "readonly":
		case "nonoptional":
		case "promise":
		case "success":
			check(def.innerType);
			break;
		case "pipe":
			check(def.in);
			check(def.out);
			break;
		case "function":
			check(def.input);
			check(def.output);
			break;
		case "lazy": {
			const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : void 0);
			merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
			break;
		}
		case "template_literal":
		case "string":
		case "number":
		case "int":
		case "boolean":
		case "bigint":
		case "symbol":
		case "undefined":
		case "null":
		case "void":
		case "never":
		case "any":
		case "unknown":
		case "date":
		case "nan":
		case "enum":
		case "literal":
		case "file":
		case "transform":
		case "custom": break;
		default: for (const key in def) {
			const desc = Object.getOwnPropertyDescriptor(def, key);
			if (!desc || desc.get) continue;
			const value = desc.value;
			if (!value || typeof value !== "object") continue;
			if (value._zod) check(value);
			else if (Array.isArray(value)) for (const el of value) check(el);
		}
	}
	stack.delete(inst);
	return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
	if (answer !== ASSUMED) recursive.set(inst, answer === PROVEN);
	return answer;
}
function bucketFor(state, inst) {
	let bucket = state.buckets.get(inst);
	if (!bucket) {
		bucket = /* @__PURE__ */ new WeakMap();
		state.buckets.set(inst, bucket);
	}
	return bucket;
}
let handoff;
const open$1 = [];
const memo = {
	alloc(_inst, payload, empty) {
		const bucket = handoff;
		if (!bucket) return empty;
		handoff = void 0;
		const entry = {
			value: empty,
			issues: null
		};
		bucket.set(payload.value, entry);
		open$1.push(entry);
		return empty;
	},
	guard(inst) {
		var _a;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value)) throw new $ZodCyclicError();
				return base(payload, ctx);
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	},
	attach(inst) {
		var _a;
		let isRecursiveInst;
		let rechecked = false;
		let lastCtx;
		let lastBucket;
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred.push(() => {
			const base = inst._zod.parse;
			const wrapped = (payload, ctx) => {
				if (isRecursiveInst === void 0) {
					const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
					if (walked === NONE$1) {
						inst._zod.parse = base;
						if (inst._zod.run === wrapped) inst._zod.run = base;
						return base(payload, ctx);
					}
					if (walked === PROVEN || rechecked) isRecursiveInst = true;
					else rechecked = true;
				}
				const input = payload.value;
				if (!isRef(input)) return base(payload, ctx);
				let state = ctx[STATE];
				if (!state) {
					state = {
						buckets: /* @__PURE__ */ new WeakMap(),
						backEdges: void 0
					};
					ctx[STATE] = state;
				}
				let bucket;
				if (lastCtx === ctx) bucket = lastBucket;
				else {
					bucket = bucketFor(state, inst);
					lastCtx = ctx;
					lastBucket = bucket;
				}
				const hit = bucket.get(input);
				if (hit) {
					payload.value = hit.value;
					if (hit.issues) {
						if (hit.issues.length) payload.issues.push(...cloneIssues(hit.issues));
					} else {
						payload.memo = true;
						state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
						state.backEdges.add(hit.value);
					}
					return payload;
				}
				handoff = bucket;
				const depth = open$1.length;
				const result = base(payload, ctx);
				handoff = void 0;
				const entry = open$1.length > depth ? open$1.pop() : void 0;
				if (result instanceof Promise) return result.then((r) => {
					if (entry) entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
					return r;
				});
				if (entry) entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
				return result;
			};
			inst._zod.parse = wrapped;
			if (inst._zod.run === base) inst._zod.run = wrapped;
		});
	}
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
	return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
	const backEdges = ctx[STATE]?.backEdges;
	return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}
// node_modules/zod/v4/locales/en.js
const error$1 = () => {
	const Sizable = {
		string: {
			unit: "characters",
			verb: "to have"
		},
		file: {
			unit: "bytes",
			verb: "to have"
		},
		array: {
			unit: "items",
			verb: "to have"
		},
		set: {
			unit: "items",
			verb: "to have"
		},
		map: {
			unit: "entries",
			verb: "to have"
		}
	};
	function getSizing(origin) {
		return Sizable[origin] ?? null;
	}
	const FormatDictionary = {
		regex: "input",
		email: "email address",
		url: "URL",
		emoji: "emoji",
		uuid: "UUID",
		uuidv4: "UUIDv4",
		uuidv6: "UUIDv6",
		nanoid: "nanoid",
		guid: "GUID",
		cuid: "cuid",
		cuid2: "cuid2",
		ulid: "ULID",
		xid: "XID",
		ksuid: "KSUID",
		datetime: "ISO datetime",
		date: "ISO date",
		time: "ISO time",
		duration: "ISO duration",
		ipv4: "IPv4 address",
		ipv6: "IPv6 address",
		mac: "MAC address",
		cidrv4: "IPv4 range",
		cidrv6: "IPv6 range",
		base64: "base64-encoded string",
		base64url: "base64url-encoded string",
		json_string: "JSON string",
		e164: "E.164 number",
		currency_code: "currency code",
		credit_card: "credit card number",
		iban: "IBAN",
		jwt: "JWT",
		template_literal: "input"
	};
	const TypeDictionary = { nan: "NaN" };
	function getTypeName(type, input) {
		if (type === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
		return TypeDictionary[type] ?? type;
	}
	return (issue) => {
		switch (issue.code) {
			case "invalid_type": return `Invalid input: expected ${getTypeName(issue.expected)}, received ${getTypeName(parsedType(issue.input), issue.input)}`;
			case "invalid_value":
				if (issue.values.length === 1) return `Invalid input: expected ${stringifyPrimitive(issue.values[0])}`;
				return `Invalid option: expected one of ${joinValues(issue.values, "|")}`;
			case "too_big": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
				return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
			}
			case "too_small": {
				const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
				const sizing = getSizing(issue.origin);
				if (sizing) return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
				return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
			}
			case "invalid_format": {
				const _issue = issue;
				if (_issue.format === "starts_with") return `Invalid string: must start with "${_issue.prefix}"`;
				if (_issue.format === "ends_with") return `Invalid string: must end with "${_issue.suffix}"`;
				if (_issue.format === "includes") return `Invalid string: must include "${_issue.includes}"`;
				if (_issue.format === "regex") return `Invalid string: must match pattern ${_issue.pattern}`;
				return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
			}
			case "not_multiple_of": return `Invalid number: must be a multiple of ${issue.divisor}`;
			case "unrecognized_keys": return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${joinValues(issue.keys, ", ")}`;
			case "invalid_key": return `Invalid key in ${issue.origin}`;
			case "invalid_union":
				if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) return `Invalid discriminator value. Expected ${issue.options.map((o) => `'${o}'`).join(" | ")}`;
				if (issue.inclusive === false) return "Invalid input: more than one option matched";
				return "Invalid input";
			case "invalid_element": return `Invalid value in ${issue.origin}`;
			default: return `Invalid input`;
		}
	};
};
function en_default() {
	return { localeError: error$1() };
}
// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
	return new Class({
		type: "string",
		format: "email",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
	return new Class({
		type: "string",
		format: "guid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v4",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v6",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
	return new Class({
		type: "string",
		format: "uuid",
		check: "string_format",
		abort: false,
		version: "v7",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
	return new Class({
		type: "string",
		format: "url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
	return new Class({
		type: "string",
		format: "emoji",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
	return new Class({
		type: "string",
		format: "nanoid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link _cuid2} instead.
* See https://github.com/paralleldrive/cuid.
*/
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
	return new Class({
		type: "string",
		format: "cuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
	return new Class({
		type: "string",
		format: "cuid2",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
	return new Class({
		type: "string",
		format: "ulid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
	return new Class({
		type: "string",
		format: "xid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
	return new Class({
		type: "string",
		format: "ksuid",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
	return new Class({
		type: "string",
		format: "ipv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
	return new Class({
		type: "string",
		format: "ipv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv4",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
	return new Class({
		type: "string",
		format: "cidrv6",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
	return new Class({
		type: "string",
		format: "base64",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
	return new Class({
		type: "string",
		format: "base64url",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
	return new Class({
		type: "string",
		format: "e164",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
	return new Class({
		type: "string",
		format: "jwt",
		check: "string_format",
		abort: false,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
	return new Class({
		type: "string",
		format: "datetime",
		check: "string_format",
		offset: false,
		local: false,
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
	return new Class({
		type: "string",
		format: "date",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
	return new Class({
		type: "string",
		format: "time",
		check: "string_format",
		precision: null,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
	return new Class({
		type: "string",
		format: "duration",
		check: "string_format",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _coercedNumber(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		coerce: true,
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _null$1(Class, params) {
	return new Class({
		type: "null",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
	return new $ZodCheckMultipleOf({
		check: "multiple_of",
		...normalizeParams(params),
		value
	});
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
	return new $ZodCheckLengthEquals({
		check: "length_equals",
		...normalizeParams(params),
		length
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
	return new $ZodCheckLowerCase({
		check: "string_format",
		format: "lowercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
	return new $ZodCheckUpperCase({
		check: "string_format",
		format: "uppercase",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
	return new $ZodCheckIncludes({
		check: "string_format",
		format: "includes",
		...normalizeParams(params),
		includes
	});
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
	return new $ZodCheckStartsWith({
		check: "string_format",
		format: "starts_with",
		...normalizeParams(params),
		prefix
	});
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
	return new $ZodCheckEndsWith({
		check: "string_format",
		format: "ends_with",
		...normalizeParams(params),
		suffix
	});
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
	return new $ZodCheckOverwrite({
		check: "overwrite",
		tx
	});
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
	return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
	return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
	return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
	return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
	return new Class({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$2) => {
			if (typeof issue$2 === "string") payload.issues.push(issue(issue$2, payload.value, ch._zod.def));
			else {
				const _issue = issue$2;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
	for (const source of sources) for (const key of Reflect.ownKeys(source)) if (Object.prototype.propertyIsEnumerable.call(source, key)) assignProp(target, key, source[key]);
	return target;
}
function initializeContext(params) {
	let target = params?.target ?? "draft-2020-12";
	if (target === "draft-4") target = "draft-04";
	if (target === "draft-7") target = "draft-07";
	return {
		processors: params.processors ?? {},
		metadataRegistry: params?.metadata ?? globalRegistry,
		target,
		unrepresentable: params?.unrepresentable ?? "throw",
		override: params?.override ?? (() => {}),
		io: params?.io ?? "output",
		counter: 0,
		seen: /* @__PURE__ */ new Map(),
		sharedDefsExtractedFor: void 0,
		sharedEmitDoneFor: void 0,
		cycles: params?.cycles ?? "ref",
		reused: params?.reused ?? "inline",
		intersections: [],
		deferred: [],
		external: params?.external ?? void 0
	};
}
/**
* Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
* `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
* custom JSON Schema was written into `json`, in which case the caller must not write its own.
*/
function handleUnrepresentable(schema, ctx, json, params, message) {
	const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({
		zodSchema: schema,
		path: params.path,
		message
	}) : ctx.unrepresentable;
	if (result === "any") return false;
	if (result === void 0 || result === "throw") throw new Error(message);
	Object.assign(json, result);
	return true;
}
function processSchema(schema, ctx, _params = {
	path: [],
	schemaPath: []
}) {
	var _a;
	const def = schema._zod.def;
	const seen = ctx.seen.get(schema);
	if (seen) {
		seen.count++;
		if (_params.schemaPath.includes(schema)) seen.cycle = _params.path;
		return seen.schema;
	}
	const result = {
		schema: {},
		count: 1,
		cycle: void 0,
		path: _params.path
	};
	ctx.seen.set(schema, result);
	ctx.sharedDefsExtractedFor = void 0;
	ctx.sharedEmitDoneFor = void 0;
	const overrideSchema = schema._zod.toJSONSchema?.();
	if (overrideSchema) result.schema = overrideSchema;
	else {
		const params = {
			..._params,
			schemaPath: [..._params.schemaPath, schema],
			path: _params.path
		};
		if (schema._zod.processJSONSchema) schema._zod.processJSONSchema(ctx, result.schema, params);
		else {
			const _json = result.schema;
			const processor = ctx.processors[def.type];
			if (!processor) throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
			processor(schema, ctx, _json, params);
		}
		const parent = schema._zod.parent;
		if (parent) {
			if (!result.ref) result.ref = parent;
			processSchema(parent, ctx, params);
			ctx.seen.get(parent).isParent = true;
		}
	}
	const meta = ctx.metadataRegistry.get(schema);
	if (meta) assignProps(result.schema, meta);
	if (ctx.io === "input" && isTransforming(schema)) {
		delete result.schema.examples;
		delete result.schema.default;
	}
	if (ctx.io === "input" && "_prefault" in result.schema) (_a = result.schema).default ?? (_a.default = result.schema._prefault);
	delete result.schema._prefault;
	return ctx.seen.get(schema).schema;
}
function encodeJSONPointerSegment(segment) {
	return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external) return;
	const idToSchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.entries()) {
		const id = ctx.metadataRegistry.get(entry[0])?.id;
		if (id) {
			const existing = idToSchema.get(id);
			if (existing && existing !== entry[0]) throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
			idToSchema.set(id, entry[0]);
		}
	}
	const makeURI = (entry) => {
		const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
		if (ctx.external) {
			const externalId = ctx.external.registry.get(entry[0])?.id;
			const uriGenerator = ctx.external.uri ?? ((id) => id);
			if (externalId) return { ref: uriGenerator(externalId) };
			const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
			entry[1].defId = id;
			return {
				defId: id,
				ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}`
			};
		}
		const uriPrefix = `#`;
		const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
		if (entry[1] === root && !entry[1].schema.id) return { ref: uriPrefix };
		const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
		return {
			defId,
			ref: defUriPrefix + encodeJSONPointerSegment(defId)
		};
	};
	const extractToDef = (entry) => {
		if (entry[1].schema.$ref) return;
		const seen = entry[1];
		const { ref, defId } = makeURI(entry);
		seen.def = { ...seen.schema };
		if (defId) seen.defId = defId;
		const schema = seen.schema;
		for (const key in schema) delete schema[key];
		schema.$ref = ref;
	};
	if (ctx.cycles === "throw") for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.cycle) throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
	}
	for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (schema === entry[0]) {
			extractToDef(entry);
			continue;
		}
		if (ctx.external) {
			const ext = ctx.external.registry.get(entry[0])?.id;
			if (schema !== entry[0] && ext) {
				extractToDef(entry);
				continue;
			}
		}
		if (ctx.metadataRegistry.get(entry[0])?.id) {
			extractToDef(entry);
			continue;
		}
		if (seen.cycle) {
			extractToDef(entry);
			continue;
		}
		if (seen.count > 1) {
			if (ctx.reused === "ref") extractToDef(entry);
		}
	}
	if (ctx.external) ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
	const options = schema.anyOf;
	if (!Array.isArray(options) || options.length === 0 || schema.type !== void 0) return;
	const types = [];
	for (const option of options) {
		if (!option || typeof option !== "object") return;
		compactTypeUnion(option);
		const keys = Object.keys(option);
		if (keys.length !== 1 || keys[0] !== "type") return;
		const type = option.type;
		for (const member of Array.isArray(type) ? type : [type]) {
			if (typeof member !== "string") return;
			if (!types.includes(member)) types.push(member);
		}
	}
	delete schema.anyOf;
	schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
* an annotation like `description` — makes a member unfoldable, so a constraint this does not
* understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = /* @__PURE__ */ new Set([
	"type",
	"properties",
	"required",
	"additionalProperties"
]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
	const extra = member.additionalProperties;
	if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null) return null;
	return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
	const objects = [];
	for (const member of members) {
		if (typeof member !== "object" || member.type !== "object") return null;
		for (const key in member) if (!FOLDABLE_KEYS.has(key)) return null;
		objects.push(member);
	}
	const properties = {};
	const required = /* @__PURE__ */ new Set();
	for (const object of objects) {
		for (const key in object.properties) {
			if (Object.prototype.hasOwnProperty.call(properties, key)) continue;
			const parts = [];
			for (const other of objects) {
				const part = other.properties?.[key] ?? undeclaredConstraint(other);
				if (part === null || part === void 0) continue;
				if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part))) parts.push(part);
			}
			assignProp(properties, key, parts.length === 1 ? parts[0] : foldObjects(parts) ?? { allOf: parts });
		}
		for (const key of object.required ?? []) required.add(key);
	}
	const folded = {
		type: "object",
		properties
	};
	if (required.size) folded.required = [...required];
	if (objects.every((object) => object.additionalProperties === false)) folded.additionalProperties = false;
	else {
		const constraints = [];
		for (const object of objects) {
			const constraint = undeclaredConstraint(object);
			if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint))) constraints.push(constraint);
		}
		if (constraints.length === 1) folded.additionalProperties = constraints[0];
		else if (constraints.length > 1) folded.additionalProperties = { allOf: constraints };
	}
	return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
* closed object members reject each other's keys and the schema validates nothing. Zod's parser
* pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
* *every* side rejects it — so the emitted schema has to pool them too, and folding the members
* into one object is the encoding that says so on every target.
*
* This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
* machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
* keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
	const allOf = json.allOf;
	if (!Array.isArray(allOf) || allOf.length < 2) return;
	for (const key of FOLDABLE_KEYS) if (key in json) return;
	const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
	let folded = null;
	if (!unions.length) folded = foldObjects(allOf);
	else {
		const union = unions[0];
		const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
		if (Object.keys(union).length !== 1) return;
		const rest = allOf.filter((m) => m !== union);
		const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
		if (branches.some((b) => !b)) return;
		folded = { [keyword]: branches };
	}
	if (!folded) return;
	delete json.allOf;
	assignProps(json, folded);
}
function finalize(ctx, schema) {
	const root = ctx.seen.get(schema);
	if (!root) throw new Error("Unprocessed schema. This is a bug in Zod.");
	const flattenRef = (zodSchema) => {
		const seen = ctx.seen.get(zodSchema);
		if (seen.ref === null) return;
		const schema = seen.def ?? seen.schema;
		const _cached = { ...schema };
		const ref = seen.ref;
		seen.ref = null;
		if (ref) {
			flattenRef(ref);
			const refSeen = ctx.seen.get(ref);
			const refSchema = refSeen.schema;
			if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
				schema.allOf = schema.allOf ?? [];
				schema.allOf.push(refSchema);
			} else assignProps(schema, refSchema);
			assignProps(schema, _cached);
			if (zodSchema._zod.parent === ref) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (!(key in _cached)) delete schema[key];
			}
			if (refSchema.$ref && refSeen.def) for (const key in schema) {
				if (key === "$ref" || key === "allOf") continue;
				if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) delete schema[key];
			}
		}
		const parent = zodSchema._zod.parent;
		if (parent && parent !== ref) {
			flattenRef(parent);
			const parentSeen = ctx.seen.get(parent);
			if (parentSeen?.schema.$ref) {
				schema.$ref = parentSeen.schema.$ref;
				if (parentSeen.def) for (const key in schema) {
					if (key === "$ref" || key === "allOf") continue;
					if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) delete schema[key];
				}
			}
		}
		ctx.override({
			zodSchema,
			jsonSchema: schema,
			path: seen.path ?? []
		});
	};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
		for (const entry of [...ctx.seen.entries()].reverse()) flattenRef(entry[0]);
		if (ctx.target !== "openapi-3.0") for (const entry of ctx.seen.entries()) compactTypeUnion(entry[1].def ?? entry[1].schema);
		for (const rewrite of ctx.deferred) rewrite();
		if (ctx.intersections.length) {
			const carriers = /* @__PURE__ */ new Map();
			for (const seen of ctx.seen.values()) for (const json of [seen.schema, seen.def]) {
				const allOf = json?.allOf;
				if (!Array.isArray(allOf)) continue;
				const existing = carriers.get(allOf);
				if (existing) existing.push(json);
				else carriers.set(allOf, [json]);
			}
			for (const allOf of ctx.intersections) for (const json of carriers.get(allOf) ?? []) foldIntersection(json);
		}
	}
	const result = {};
	if (ctx.target === "draft-2020-12") result.$schema = "https://json-schema.org/draft/2020-12/schema";
	else if (ctx.target === "draft-07") result.$schema = "http://json-schema.org/draft-07/schema#";
	else if (ctx.target === "draft-04") result.$schema = "http://json-schema.org/draft-04/schema#";
	else if (ctx.target === "openapi-3.0") {}
	if (ctx.external?.uri) {
		const id = ctx.external.registry.get(schema)?.id;
		if (!id) throw new Error("Schema is missing an `id` property");
		result.$id = ctx.external.uri(id);
	}
	assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
	const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
	if (rootMetaId !== void 0 && result.id === rootMetaId) delete result.id;
	const defs = ctx.external?.defs ?? {};
	if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) for (const entry of ctx.seen.entries()) {
		const seen = entry[1];
		if (seen.def && seen.defId) {
			if (seen.def.id === seen.defId) delete seen.def.id;
			assignProp(defs, seen.defId, seen.def);
		}
	}
	if (ctx.external) ctx.sharedEmitDoneFor = ctx.external;
	if (ctx.external) {} else if (Object.keys(defs).length > 0) {
		if (ctx.target === "draft-2020-12") result.$defs = defs;
		else result.definitions = defs;
	}
	try {
		const finalized = JSON.parse(JSON.stringify(result));
		Object.defineProperty(finalized, "~standard", {
			value: {
				...schema["~standard"],
				jsonSchema: {
					input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
					output: createStandardJSONSchemaMethod(schema, "output", ctx.processors)
				}
			},
			enumerable: false,
			writable: false
		});
		return finalized;
	} catch (_err) {
		throw new Error("Error converting schema to JSON.");
	}
}
function isTransforming(_schema, _ctx) {
	const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
	if (ctx.seen.has(_schema)) return false;
	ctx.seen.add(_schema);
	const def = _schema._zod.def;
	if (def.type === "transform") return true;
	if (def.type === "array") return isTransforming(def.element, ctx);
	if (def.type === "set") return isTransforming(def.valueType, ctx);
	if (def.type === "lazy") return isTransforming(def.getter(), ctx);
	if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") return isTransforming(def.innerType, ctx);
	if (def.type === "intersection") return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
	if (def.type === "record" || def.type === "map") return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
	if (def.type === "pipe") {
		if (_schema._zod.traits.has("$ZodCodec")) return true;
		return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
	}
	if (def.type === "object") {
		for (const key in def.shape) if (isTransforming(def.shape[key], ctx)) return true;
		return false;
	}
	if (def.type === "union") {
		for (const option of def.options) if (isTransforming(option, ctx)) return true;
		return false;
	}
	if (def.type === "tuple") {
		for (const item of def.items) if (isTransforming(item, ctx)) return true;
		if (def.rest && isTransforming(def.rest, ctx)) return true;
		return false;
	}
	return false;
}
/**
* Creates a toJSONSchema method for a schema instance.
* This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
*/
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
	const ctx = initializeContext({
		...params,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
	const { libraryOptions, target } = params ?? {};
	const ctx = initializeContext({
		...libraryOptions ?? {},
		target,
		io,
		processors
	});
	processSchema(schema, ctx);
	extractDefs(ctx, schema);
	return finalize(ctx, schema);
};
// node_modules/zod/v4/core/json-schema-processors.js
const narrowMin = (agg, key, value) => {
	if (agg[key] === void 0 || value > agg[key]) agg[key] = value;
};
const narrowMax = (agg, key, value) => {
	if (agg[key] === void 0 || value < agg[key]) agg[key] = value;
};
const narrowBoth = (agg, value) => {
	narrowMin(agg, "minimum", value);
	narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
	agg.multipleOf ?? (agg.multipleOf = []);
	if (!agg.multipleOf.includes(value)) agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
	agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
	agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
	agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
const setFormat = (agg, format) => {
	agg.format = format;
	if (format.includes("int")) agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
	setFormat(agg, def.format);
	const [minimum, maximum] = ranges[def.format];
	narrowMin(agg, "minimum", minimum);
	narrowMax(agg, "maximum", maximum);
};
const contributors = {
	greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
	less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
	multiple_of: (agg, def) => addDivisor(agg, def.value),
	number_format: formatContributor(NUMBER_FORMAT_RANGES),
	bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
	min_length: minContributor,
	max_length: maxContributor,
	length_equals: (agg, def) => narrowBoth(agg, def.length),
	min_size: minContributor,
	max_size: maxContributor,
	size_equals: (agg, def) => narrowBoth(agg, def.size),
	string_format: (agg, def) => {
		setFormat(agg, def.format);
		if (def.pattern) addPattern(agg, def.pattern);
		if (def.format === "base64" || def.format === "base64url") agg.contentEncoding = def.format;
		if (def.local || def.precision === -1) agg.laxFormat = true;
	},
	mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema) {
	const agg = {};
	const def = schema._zod.def;
	const list = schema._zod.traits.has("$ZodCheck") ? [schema, ...def.checks ?? []] : def.checks ?? [];
	for (const ch of list) contributors[ch._zod.def.check]?.(agg, ch._zod.def);
	const bag = schema._zod.bag;
	if (bag.minimum !== void 0) narrowMin(agg, "minimum", bag.minimum);
	if (bag.exclusiveMinimum !== void 0) narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
	if (bag.maximum !== void 0) narrowMax(agg, "maximum", bag.maximum);
	if (bag.exclusiveMaximum !== void 0) narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
	if (bag.multipleOf !== void 0) addDivisor(agg, bag.multipleOf);
	if (bag.format !== void 0) {
		agg.format ?? (agg.format = bag.format);
		if (bag.format.includes("int")) agg.isInt = true;
	}
	if (bag.mime) intersectMime(agg, bag.mime);
	for (const pattern of bag.patterns ?? []) addPattern(agg, pattern);
	return agg;
}
const formatMap = {
	guid: "uuid",
	url: "uri",
	datetime: "date-time",
	json_string: "json-string",
	regex: ""
};
const exactPatterns = /* @__PURE__ */ new Map([[base64Charset, base64], [base64urlCharset, base64url]]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
	const json = _json;
	json.type = "string";
	const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minLength = minimum;
	if (typeof maximum === "number") json.maxLength = maximum;
	if (format) {
		json.format = formatMap[format] ?? format;
		if (json.format === "") delete json.format;
		if (format === "time" || laxFormat) delete json.format;
	}
	if (contentEncoding) json.contentEncoding = contentEncoding;
	if (patterns && patterns.size > 0) {
		const patternList = [...patterns].map(exactPattern);
		if (patternList.length === 1) json.pattern = patternList[0].source;
		else if (patternList.length > 1) json.allOf = [...patternList.map((regex) => ({
			...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
			pattern: regex.source
		}))];
	}
};
const numberProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
	json.type = isInt ? "integer" : "number";
	const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
	const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
	const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
	if (exMin) {
		if (legacy) {
			json.minimum = exclusiveMinimum;
			json.exclusiveMinimum = true;
		} else json.exclusiveMinimum = exclusiveMinimum;
	} else if (typeof minimum === "number") json.minimum = minimum;
	if (exMax) {
		if (legacy) {
			json.maximum = exclusiveMaximum;
			json.exclusiveMaximum = true;
		} else json.exclusiveMaximum = exclusiveMaximum;
	} else if (typeof maximum === "number") json.maximum = maximum;
	if (multipleOf) {
		const divisors = /* @__PURE__ */ new Set();
		for (const divisor of multipleOf) if (Number.isFinite(divisor) && divisor !== 0) divisors.add(Math.abs(divisor));
		else handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
		const [first, ...rest] = divisors;
		if (first !== void 0) json.multipleOf = first;
		if (rest.length) json.allOf = [...json.allOf ?? [], ...rest.map((m) => ({ multipleOf: m }))];
	}
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
	json.type = "boolean";
};
const nullProcessor = (_schema, ctx, json, _params) => {
	if (ctx.target === "openapi-3.0") {
		json.type = "string";
		json.nullable = true;
		json.enum = [null];
	} else json.type = "null";
};
const neverProcessor = (_schema, _ctx, json, _params) => {
	json.not = {};
};
const enumProcessor = (schema, _ctx, json, _params) => {
	const def = schema._zod.def;
	const values = getEnumValues(def.entries);
	if (values.length === 0) {
		json.not = {};
		return;
	}
	if (values.every((v) => typeof v === "number")) json.type = "number";
	if (values.every((v) => typeof v === "string")) json.type = "string";
	json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	if (def.values.length === 0) {
		json.not = {};
		return;
	}
	const vals = [];
	for (const val of def.values) if (val === void 0) {
		if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema")) return;
	} else if (typeof val === "bigint") {
		if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema")) return;
		vals.push(Number(val));
	} else vals.push(val);
	if (vals.length === 0) {} else if (vals.length === 1) {
		const val = vals[0];
		json.type = val === null ? "null" : typeof val;
		if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") json.enum = [val];
		else json.const = val;
	} else {
		if (vals.every((v) => typeof v === "number")) json.type = "number";
		if (vals.every((v) => typeof v === "string")) json.type = "string";
		if (vals.every((v) => typeof v === "boolean")) json.type = "boolean";
		if (vals.every((v) => v === null)) json.type = "null";
		json.enum = vals;
	}
};
const customProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
	handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const arrayProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
	json.type = "array";
	json.items = processSchema(def.element, ctx, {
		...params,
		path: [...params.path, "items"]
	});
};
function inputOptin(schema) {
	const def = schema._zod.def;
	if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) return inputOptin(def.out);
	if (def.type === "catch") return inputOptin(def.innerType);
	return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	const shape = def.shape;
	if (Object.getOwnPropertySymbols(shape).length && handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) return;
	json.type = "object";
	json.properties = {};
	for (const key in shape) assignProp(json.properties, key, processSchema(shape[key], ctx, {
		...params,
		path: [
			...params.path,
			"properties",
			key
		]
	}));
	const requiredKeys = [];
	for (const key of Object.keys(shape)) {
		const field = def.shape[key];
		if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) requiredKeys.push(key);
	}
	if (requiredKeys.length > 0) json.required = requiredKeys;
	if (def.catchall?._zod.def.type === "never") json.additionalProperties = false;
	else if (!def.catchall) {
		if (ctx.io === "output") json.additionalProperties = false;
	} else if (def.catchall) json.additionalProperties = processSchema(def.catchall, ctx, {
		...params,
		path: [...params.path, "additionalProperties"]
	});
};
const unionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const isExclusive = def.inclusive === false;
	const options = def.options.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			isExclusive ? "oneOf" : "anyOf",
			i
		]
	}));
	if (isExclusive) json.oneOf = options;
	else json.anyOf = options;
};
const intersectionProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const a = processSchema(def.left, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			0
		]
	});
	const b = processSchema(def.right, ctx, {
		...params,
		path: [
			...params.path,
			"allOf",
			1
		]
	});
	const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
	const allOf = [...isSimpleIntersection(a) ? a.allOf : [a], ...isSimpleIntersection(b) ? b.allOf : [b]];
	json.allOf = allOf;
	ctx.intersections.push(allOf);
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
* numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
* behind a wrapper only carries its own `type` before then, and a union key only has its branches.
*
* A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
* than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
* exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
* accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
* outright. */
function stringifyKeyNames(bySchema, json, visited) {
	if (json.$ref) {
		if (visited.has(json)) return json;
		visited.add(json);
		const def = bySchema.get(json)?.def;
		if (!def) return json;
		const inlined = stringifyKeyNames(bySchema, def, visited);
		return inlined === def ? json : inlined;
	}
	for (const keyword of ["anyOf", "oneOf"]) {
		const branches = json[keyword];
		if (!Array.isArray(branches)) continue;
		const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
		if (mapped.some((branch, i) => branch !== branches[i])) json = {
			...json,
			[keyword]: mapped
		};
	}
	const types = Array.isArray(json.type) ? json.type : [json.type];
	const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
	const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
	if (!numericType && !values?.some((v) => typeof v === "number")) return json;
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
	if (rest.enum) rest.enum = rest.enum.map((v) => typeof v === "number" ? String(v) : v);
	else if (typeof rest.const === "number") rest.const = String(rest.const);
	if (!numericType) return rest;
	rest.type = "string";
	if (!values) rest.pattern = (types.includes("number") ? number$1 : integer).source;
	return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
	const bySchema = /* @__PURE__ */ new Map();
	for (const entry of ctx.seen.values()) if (entry.def && !bySchema.has(entry.schema)) bySchema.set(entry.schema, entry);
	const rewrites = /* @__PURE__ */ new Map();
	for (const record of pendingRecords.get(ctx) ?? []) {
		const seen = ctx.seen.get(record);
		const names = (seen?.def ?? seen?.schema)?.propertyNames;
		if (!names || names === true || rewrites.has(names)) continue;
		const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
		if (rewritten !== names) rewrites.set(names, rewritten);
	}
	if (!rewrites.size) return;
	for (const entry of ctx.seen.values()) for (const carrier of [entry.schema, entry.def]) {
		const rewritten = carrier && rewrites.get(carrier.propertyNames);
		if (rewritten) carrier.propertyNames = rewritten;
	}
}
const recordProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "object";
	const keyType = def.keyType;
	const patterns = aggregateChecks(keyType).patterns;
	if (def.mode === "loose" && patterns && patterns.size > 0) {
		const valueSchema = processSchema(def.valueType, ctx, {
			...params,
			path: [
				...params.path,
				"patternProperties",
				"*"
			]
		});
		json.patternProperties = {};
		for (const pattern of patterns) assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
	} else {
		if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
			json.propertyNames = processSchema(def.keyType, ctx, {
				...params,
				path: [...params.path, "propertyNames"]
			});
			let pending = pendingRecords.get(ctx);
			if (!pending) {
				pending = [];
				pendingRecords.set(ctx, pending);
				ctx.deferred.push(() => rewriteKeyNames(ctx));
			}
			pending.push(schema);
		}
		json.additionalProperties = processSchema(def.valueType, ctx, {
			...params,
			path: [...params.path, "additionalProperties"]
		});
	}
	const keyValues = keyType._zod.values;
	const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
	if (keyValues && !def.partial && !omittableOnInput) {
		const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
		if (validKeyValues.length > 0) json.required = validKeyValues.map(String);
	}
};
const nullableProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	const inner = processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	if (ctx.target === "openapi-3.0") {
		seen.ref = def.innerType;
		json.nullable = true;
	} else json.anyOf = [inner, { type: "null" }];
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
* A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
* unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
	let unrepresentable = false;
	const serialized = JSON.stringify(value, (_, val) => {
		if (typeof val !== "bigint") return val;
		unrepresentable = true;
		return null;
	});
	if (!unrepresentable) return JSON.parse(serialized);
	handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
	return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	if (ctx.io !== "input") return;
	const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
	if (value !== UNREPRESENTABLE_DEFAULT) json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	let catchValue;
	try {
		catchValue = def.catchValue(void 0);
	} catch {
		handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
		return;
	}
	json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	const inIsTransform = def.in._zod.traits.has("$ZodTransform");
	const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
	processSchema(innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
	json.readOnly = true;
};
const optionalProcessor = (schema, ctx, _json, params) => {
	const def = schema._zod.def;
	processSchema(def.innerType, ctx, params);
	const seen = ctx.seen.get(schema);
	seen.ref = def.innerType;
};
// node_modules/zod/v4/classic/errors.js
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
	Object.defineProperty(proto, key, {
		configurable: true,
		enumerable: false,
		get() {
			const value = make(this);
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
			return value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				value,
				configurable: true,
				writable: true
			});
		}
	});
}
const initializer = (inst, issues) => {
	$ZodError.init(inst, issues);
	inst.name = "ZodError";
	const proto = Object.getPrototypeOf(inst);
	if (_installedErrorProtos.has(proto)) return;
	_installedErrorProtos.add(proto);
	_lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
	_lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
	_lazyMethod(proto, "addIssue", (self) => (issue) => {
		self.issues.push(issue);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	_lazyMethod(proto, "addIssues", (self) => (issues) => {
		self.issues.push(...issues);
		self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
	});
	Object.defineProperty(proto, "isEmpty", {
		configurable: true,
		enumerable: false,
		get() {
			return this.issues.length === 0;
		}
	});
};
const ZodError = /*@__PURE__*/ $constructor("ZodError", initializer);
const ZodRealError = /*@__PURE__*/ $constructor("ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/classic/parse.js
const parse$1 = /* @__PURE__ */ _parse(ZodRealError);
const parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
const encode = /* @__PURE__ */ _encode(ZodRealError);
const decode = /* @__PURE__ */ _decode(ZodRealError);
const encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);
// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
	if (!globalConfig.localeError) config(en_default());
}
function _ensureDefaultMemoizer() {
	if (!globalConfig.memoizer) config({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ $constructor("ZodType", (inst, def) => {
	_ensureDefaultLocale();
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
	return inst;
}, {
	check(...chks) {
		const def = this.def;
		return this.clone(mergeDefs(def, { checks: [...def.checks ?? [], ...chks.map((ch) => typeof ch === "function" ? { _zod: {
			check: ch,
			def: { check: "custom" },
			onattach: []
		} } : ch)] }), { parent: true });
	},
	with(...chks) {
		return this.check(...chks);
	},
	clone(def, params) {
		return clone(this, def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	refine(check, params) {
		return this.check(refine(check, params));
	},
	superRefine(refinement, params) {
		return this.check(superRefine(refinement, params));
	},
	overwrite(fn) {
		return this.check(/* @__PURE__ */ _overwrite(fn));
	},
	optional() {
		return optional(this);
	},
	exactOptional() {
		return exactOptional(this);
	},
	nullable() {
		return nullable(this);
	},
	nullish() {
		return optional(nullable(this));
	},
	nonoptional(params) {
		return nonoptional(this, params);
	},
	array() {
		return array(this);
	},
	or(arg) {
		return union([this, arg]);
	},
	and(arg) {
		return intersection(this, arg);
	},
	transform(tx) {
		return pipe(this, transform(tx));
	},
	default(d) {
		return _default(this, d);
	},
	prefault(d) {
		return prefault(this, d);
	},
	catch(params) {
		return _catch(this, params);
	},
	pipe(target) {
		return pipe(this, target);
	},
	readonly() {
		return readonly(this);
	},
	describe(description) {
		const cl = this.clone();
		globalRegistry.add(cl, { description });
		return cl;
	},
	meta(...args) {
		if (args.length === 0) return globalRegistry.get(this);
		const cl = this.clone();
		globalRegistry.add(cl, args[0]);
		return cl;
	},
	isOptional() {
		return this.safeParse(void 0).success;
	},
	isNullable() {
		return this.safeParse(null).success;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	},
	get "~standard"() {
		return hide(this, "~standard", {
			...standardProps(this),
			jsonSchema: {
				input: createStandardJSONSchemaMethod(this, "input"),
				output: createStandardJSONSchemaMethod(this, "output")
			}
		});
	},
	set "~standard"(value) {
		own$1(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse$1(this, data, params, { callee: _parse });
	},
	parseAsync: async function _parseAsync(data, params) {
		return await parseAsync(this, data, params, { callee: _parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	async safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	get spa() {
		return this?.safeParseAsync;
	},
	set spa(value) {
		own$1(this, "spa", value);
	},
	validate(data, params) {
		return validate(this, data, params);
	},
	validateAsync(data, params) {
		return validateAsync$1(this, data, params);
	},
	encode: function _encode(data, params) {
		return encode(this, data, params, { callee: _encode });
	},
	decode: function _decode(data, params) {
		return decode(this, data, params, { callee: _decode });
	},
	encodeAsync: async function _encodeAsync(data, params) {
		return await encodeAsync(this, data, params, { callee: _encodeAsync });
	},
	decodeAsync: async function _decodeAsync(data, params) {
		return await decodeAsync(this, data, params, { callee: _decodeAsync });
	},
	safeEncode(data, params) {
		return safeEncode(this, data, params);
	},
	safeDecode(data, params) {
		return safeDecode(this, data, params);
	},
	async safeEncodeAsync(data, params) {
		return safeEncodeAsync(this, data, params);
	},
	async safeDecodeAsync(data, params) {
		return safeDecodeAsync(this, data, params);
	},
	toJSONSchema(params) {
		return createToJSONSchemaMethod(this, {})(params);
	},
	get description() {
		return globalRegistry.get(this)?.description;
	},
	get _def() {
		return this._zod.def;
	}
});
/** @internal */
const _ZodString = /*@__PURE__*/ $constructor("_ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, /*@__PURE__*/ derived({
	format: (inst) => aggregateChecks(inst).format ?? null,
	minLength: (inst) => aggregateChecks(inst).minimum ?? null,
	maxLength: (inst) => aggregateChecks(inst).maximum ?? null
}, {
	regex(...args) {
		return this.check(/* @__PURE__ */ _regex(...args));
	},
	includes(...args) {
		return this.check(/* @__PURE__ */ _includes(...args));
	},
	startsWith(...args) {
		return this.check(/* @__PURE__ */ _startsWith(...args));
	},
	endsWith(...args) {
		return this.check(/* @__PURE__ */ _endsWith(...args));
	},
	min(...args) {
		return this.check(/* @__PURE__ */ _minLength(...args));
	},
	max(...args) {
		return this.check(/* @__PURE__ */ _maxLength(...args));
	},
	length(...args) {
		return this.check(/* @__PURE__ */ _length(...args));
	},
	nonempty(...args) {
		return this.check(/* @__PURE__ */ _minLength(1, ...args));
	},
	lowercase(params) {
		return this.check(/* @__PURE__ */ _lowercase(params));
	},
	uppercase(params) {
		return this.check(/* @__PURE__ */ _uppercase(params));
	},
	trim() {
		return this.check(/* @__PURE__ */ _trim());
	},
	normalize(...args) {
		return this.check(/* @__PURE__ */ _normalize(...args));
	},
	toLowerCase() {
		return this.check(/* @__PURE__ */ _toLowerCase());
	},
	toUpperCase() {
		return this.check(/* @__PURE__ */ _toUpperCase());
	},
	slugify() {
		return this.check(/* @__PURE__ */ _slugify());
	}
}));
const ZodString = /*@__PURE__*/ $constructor("ZodString", (inst, def) => {
	$ZodString.init(inst, def);
	_ZodString.init(inst, def);
}, {
	email(params) {
		return this.check(/* @__PURE__ */ _email(ZodEmail, params));
	},
	url(params) {
		return this.check(/* @__PURE__ */ _url(ZodURL, params));
	},
	jwt(params) {
		return this.check(/* @__PURE__ */ _jwt(ZodJWT, params));
	},
	emoji(params) {
		return this.check(/* @__PURE__ */ _emoji(ZodEmoji, params));
	},
	guid(params) {
		return this.check(/* @__PURE__ */ _guid(ZodGUID, params));
	},
	uuid(params) {
		return this.check(/* @__PURE__ */ _uuid(ZodUUID, params));
	},
	uuidv4(params) {
		return this.check(/* @__PURE__ */ _uuidv4(ZodUUID, params));
	},
	uuidv6(params) {
		return this.check(/* @__PURE__ */ _uuidv6(ZodUUID, params));
	},
	uuidv7(params) {
		return this.check(/* @__PURE__ */ _uuidv7(ZodUUID, params));
	},
	nanoid(params) {
		return this.check(/* @__PURE__ */ _nanoid(ZodNanoID, params));
	},
	cuid(params) {
		return this.check(/* @__PURE__ */ _cuid(ZodCUID, params));
	},
	cuid2(params) {
		return this.check(/* @__PURE__ */ _cuid2(ZodCUID2, params));
	},
	ulid(params) {
		return this.check(/* @__PURE__ */ _ulid(ZodULID, params));
	},
	base64(params) {
		return this.check(/* @__PURE__ */ _base64(ZodBase64, params));
	},
	base64url(params) {
		return this.check(/* @__PURE__ */ _base64url(ZodBase64URL, params));
	},
	xid(params) {
		return this.check(/* @__PURE__ */ _xid(ZodXID, params));
	},
	ksuid(params) {
		return this.check(/* @__PURE__ */ _ksuid(ZodKSUID, params));
	},
	ipv4(params) {
		return this.check(/* @__PURE__ */ _ipv4(ZodIPv4, params));
	},
	ipv6(params) {
		return this.check(/* @__PURE__ */ _ipv6(ZodIPv6, params));
	},
	cidrv4(params) {
		return this.check(/* @__PURE__ */ _cidrv4(ZodCIDRv4, params));
	},
	cidrv6(params) {
		return this.check(/* @__PURE__ */ _cidrv6(ZodCIDRv6, params));
	},
	e164(params) {
		return this.check(/* @__PURE__ */ _e164(ZodE164, params));
	},
	datetime(params) {
		return this.check(/* @__PURE__ */ _isoDateTime(ZodISODateTime, params));
	},
	date(params) {
		return this.check(/* @__PURE__ */ _isoDate(ZodISODate, params));
	},
	time(params) {
		return this.check(/* @__PURE__ */ _isoTime(ZodISOTime, params));
	},
	duration(params) {
		return this.check(/* @__PURE__ */ _isoDuration(ZodISODuration, params));
	}
});
function string(params) {
	return /* @__PURE__ */ _string(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ $constructor("ZodStringFormat", (inst, def) => {
	$ZodStringFormat.init(inst, def);
	_ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ $constructor("ZodISODateTime", (inst, def) => {
	$ZodISODateTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ $constructor("ZodISODate", (inst, def) => {
	$ZodISODate.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ $constructor("ZodISOTime", (inst, def) => {
	$ZodISOTime.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ $constructor("ZodISODuration", (inst, def) => {
	$ZodISODuration.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ $constructor("ZodEmail", (inst, def) => {
	$ZodEmail.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodGUID = /*@__PURE__*/ $constructor("ZodGUID", (inst, def) => {
	$ZodGUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodUUID = /*@__PURE__*/ $constructor("ZodUUID", (inst, def) => {
	$ZodUUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodURL = /*@__PURE__*/ $constructor("ZodURL", (inst, def) => {
	$ZodURL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
function url(params) {
	return /* @__PURE__ */ _url(ZodURL, params);
}
const ZodEmoji = /*@__PURE__*/ $constructor("ZodEmoji", (inst, def) => {
	$ZodEmoji.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNanoID = /*@__PURE__*/ $constructor("ZodNanoID", (inst, def) => {
	$ZodNanoID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
/**
* @deprecated CUID v1 is deprecated by its authors due to information leakage
* (timestamps embedded in the id). Use {@link ZodCUID2} instead.
* See https://github.com/paralleldrive/cuid.
*/
const ZodCUID = /*@__PURE__*/ $constructor("ZodCUID", (inst, def) => {
	$ZodCUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCUID2 = /*@__PURE__*/ $constructor("ZodCUID2", (inst, def) => {
	$ZodCUID2.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodULID = /*@__PURE__*/ $constructor("ZodULID", (inst, def) => {
	$ZodULID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodXID = /*@__PURE__*/ $constructor("ZodXID", (inst, def) => {
	$ZodXID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodKSUID = /*@__PURE__*/ $constructor("ZodKSUID", (inst, def) => {
	$ZodKSUID.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv4 = /*@__PURE__*/ $constructor("ZodIPv4", (inst, def) => {
	$ZodIPv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodIPv6 = /*@__PURE__*/ $constructor("ZodIPv6", (inst, def) => {
	$ZodIPv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv4 = /*@__PURE__*/ $constructor("ZodCIDRv4", (inst, def) => {
	$ZodCIDRv4.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodCIDRv6 = /*@__PURE__*/ $constructor("ZodCIDRv6", (inst, def) => {
	$ZodCIDRv6.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64 = /*@__PURE__*/ $constructor("ZodBase64", (inst, def) => {
	$ZodBase64.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodBase64URL = /*@__PURE__*/ $constructor("ZodBase64URL", (inst, def) => {
	$ZodBase64URL.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodE164 = /*@__PURE__*/ $constructor("ZodE164", (inst, def) => {
	$ZodE164.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodJWT = /*@__PURE__*/ $constructor("ZodJWT", (inst, def) => {
	$ZodJWT.init(inst, def);
	ZodStringFormat.init(inst, def);
});
const ZodNumber = /*@__PURE__*/ $constructor("ZodNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
	inst.isFinite = true;
}, /*@__PURE__*/ derived({
	minValue: (inst) => {
		const { minimum, exclusiveMinimum } = aggregateChecks(inst);
		return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
	},
	maxValue: (inst) => {
		const { maximum, exclusiveMaximum } = aggregateChecks(inst);
		return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
	},
	isInt: (inst) => {
		const { isInt, multipleOf } = aggregateChecks(inst);
		return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
	},
	format: (inst) => aggregateChecks(inst).format ?? null
}, {
	gt(value, params) {
		return this.check(/* @__PURE__ */ _gt(value, params));
	},
	gte(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	min(value, params) {
		return this.check(/* @__PURE__ */ _gte(value, params));
	},
	lt(value, params) {
		return this.check(/* @__PURE__ */ _lt(value, params));
	},
	lte(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	max(value, params) {
		return this.check(/* @__PURE__ */ _lte(value, params));
	},
	int(params) {
		return this.check(int(params));
	},
	safe(params) {
		return this.check(int(params));
	},
	positive(params) {
		return this.check(/* @__PURE__ */ _gt(0, params));
	},
	nonnegative(params) {
		return this.check(/* @__PURE__ */ _gte(0, params));
	},
	negative(params) {
		return this.check(/* @__PURE__ */ _lt(0, params));
	},
	nonpositive(params) {
		return this.check(/* @__PURE__ */ _lte(0, params));
	},
	multipleOf(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	step(value, params) {
		return this.check(/* @__PURE__ */ _multipleOf(value, params));
	},
	finite() {
		return this;
	}
}));
function number(params) {
	return /* @__PURE__ */ _number(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ $constructor("ZodNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodNumber.init(inst, def);
});
function int(params) {
	return /* @__PURE__ */ _int(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ $constructor("ZodBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean(params) {
	return /* @__PURE__ */ _boolean(ZodBoolean, params);
}
const ZodNull = /*@__PURE__*/ $constructor("ZodNull", (inst, def) => {
	$ZodNull.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullProcessor(inst, ctx, json, params);
});
function _null(params) {
	return /* @__PURE__ */ _null$1(ZodNull, params);
}
const ZodUnknown = /*@__PURE__*/ $constructor("ZodUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => void 0;
});
function unknown() {
	return /* @__PURE__ */ _unknown(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ $constructor("ZodNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
	return /* @__PURE__ */ _never(ZodNever, params);
}
const ZodArray = /*@__PURE__*/ $constructor("ZodArray", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodArray.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
	inst.element = def.element;
}, {
	min(n, params) {
		return this.check(/* @__PURE__ */ _minLength(n, params));
	},
	nonempty(params) {
		return this.check(/* @__PURE__ */ _minLength(1, params));
	},
	max(n, params) {
		return this.check(/* @__PURE__ */ _maxLength(n, params));
	},
	length(n, params) {
		return this.check(/* @__PURE__ */ _length(n, params));
	},
	unwrap() {
		return this.element;
	}
});
function array(element, params) {
	return /* @__PURE__ */ _array(ZodArray, element, params);
}
const ZodObject = /*@__PURE__*/ $constructor("ZodObject", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodObjectJIT.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
	keyof() {
		return _enum(Object.keys(this._zod.def.shape));
	},
	catchall(catchall) {
		return this.clone(mergeDefs(this._zod.def, { catchall }));
	},
	passthrough() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	loose() {
		return this.clone(mergeDefs(this._zod.def, { catchall: unknown() }));
	},
	strict() {
		return this.clone(mergeDefs(this._zod.def, { catchall: never() }));
	},
	strip() {
		return this.clone(mergeDefs(this._zod.def, { catchall: void 0 }));
	},
	extend(incoming) {
		return extend(this, incoming);
	},
	safeExtend(incoming) {
		return safeExtend(this, incoming);
	},
	merge(other) {
		return merge(this, other);
	},
	pick(mask) {
		return pick(this, mask);
	},
	omit(mask) {
		return omit(this, mask);
	},
	partial(...args) {
		return partial(ZodOptional, this, args[0]);
	},
	exactPartial(...args) {
		return partial(ZodExactOptional, this, args[0], "exactPartial");
	},
	required(...args) {
		return required(ZodNonOptional, this, args[0]);
	}
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodObject(def);
}
function strictObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
function looseObject(shape, params) {
	return new ZodObject({
		type: "object",
		shape,
		catchall: unknown(),
		...normalizeParams(params)
	});
}
const ZodUnion = /*@__PURE__*/ $constructor("ZodUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
	inst.options = def.options;
});
function union(options, params) {
	return new ZodUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodDiscriminatedUnion = /*@__PURE__*/ $constructor("ZodDiscriminatedUnion", (inst, def) => {
	ZodUnion.init(inst, def);
	$ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodIntersection = /*@__PURE__*/ $constructor("ZodIntersection", (inst, def) => {
	$ZodIntersection.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
	return new ZodIntersection({
		type: "intersection",
		left,
		right
	});
}
const ZodRecord = /*@__PURE__*/ $constructor("ZodRecord", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodRecord.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
	inst.keyType = def.keyType;
	inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
function partialRecord(keyType, valueType, params) {
	return new ZodRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params),
		partial: true
	});
}
const ZodEnum = /*@__PURE__*/ $constructor("ZodEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
	inst.enum = def.entries;
	inst.options = [...inst._zod.values];
	const keys = new Set(Object.keys(def.entries));
	inst.extract = (values, params) => {
		const newEntries = {};
		for (const value of values) if (keys.has(value)) newEntries[value] = def.entries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
	inst.exclude = (values, params) => {
		const newEntries = { ...def.entries };
		for (const value of values) if (keys.has(value)) delete newEntries[value];
		else throw new Error(`Key ${value} not found in enum`);
		return new ZodEnum({
			...def,
			checks: [],
			...normalizeParams(params),
			entries: newEntries
		});
	};
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodLiteral = /*@__PURE__*/ $constructor("ZodLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
	inst.values = new Set(def.values);
	Object.defineProperty(inst, "value", { get() {
		if (def.values.length > 1) throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
		return def.values[0];
	} });
});
function literal(value, params) {
	return new ZodLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodTransform = /*@__PURE__*/ $constructor("ZodTransform", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTransform.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
	inst._zod.parse = (payload, _ctx) => {
		if (_ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = inst);
				payload.issues.push(issue(_issue));
			}
		};
		const output = def.transform(payload.value, payload);
		if (output instanceof Promise) return output.then((output) => {
			payload.value = output;
			return payload;
		});
		payload.value = output;
		return payload;
	};
});
function transform(fn) {
	return new ZodTransform({
		type: "transform",
		transform: fn
	});
}
const ZodOptional = /*@__PURE__*/ $constructor("ZodOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
	return new ZodOptional({
		type: "optional",
		innerType
	});
}
const ZodExactOptional = /*@__PURE__*/ $constructor("ZodExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
	return new ZodExactOptional({
		type: "optional",
		innerType
	});
}
const ZodNullable = /*@__PURE__*/ $constructor("ZodNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
	return new ZodNullable({
		type: "nullable",
		innerType
	});
}
const ZodDefault = /*@__PURE__*/ $constructor("ZodDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
	return new ZodDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodPrefault = /*@__PURE__*/ $constructor("ZodPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
	return new ZodPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodNonOptional = /*@__PURE__*/ $constructor("ZodNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
	return new ZodNonOptional({
		type: "nonoptional",
		innerType,
		...normalizeParams(params)
	});
}
const ZodCatch = /*@__PURE__*/ $constructor("ZodCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
	inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
	return new ZodCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodPipe = /*@__PURE__*/ $constructor("ZodPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
	inst.in = def.in;
	inst.out = def.out;
});
function pipe(in_, out) {
	return new ZodPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodReadonly = /*@__PURE__*/ $constructor("ZodReadonly", (inst, def) => {
	$ZodReadonly.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
	inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
	return new ZodReadonly({
		type: "readonly",
		innerType
	});
}
const ZodCustom = /*@__PURE__*/ $constructor("ZodCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
	return /* @__PURE__ */ _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
	return /* @__PURE__ */ _superRefine(fn, params);
}
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return /* @__PURE__ */ _isoDateTime(ZodISODateTime, params);
}
function date(params) {
	return /* @__PURE__ */ _isoDate(ZodISODate, params);
}
// src/policy/runtime-settings.ts
/** Runtime settings without defaults. A policy adds the defaults; a rung of the ladder changes one setting. */
const runtimeSettings = {
	/** Version of onnxruntime-node. */
	version: string().regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/, { error: (issue) => `expected a full version such as "1.30.0", got ${quotedJson(issue.input)}` }),
	providers: array(_enum([
		"cpu",
		"webgpu",
		"cuda",
		"tensorrt"
	])).min(1),
	"intra-op-threads": int().min(1).max(1024),
	"graph-optimization": _enum([
		"disabled",
		"basic",
		"extended",
		"all"
	]),
	/** Whether the CPU provider keeps freed memory for the next run. */
	"memory-arena": boolean(),
	/** Whether the runtime plans one block of memory per known input shape. */
	"memory-pattern": boolean()
};
/**
* How models are kept away from the machine. `auto`: the strongest way that works; `strict`: fail without one; `process`:
* a plain process with limits.
*/
const ISOLATION_MODES = [
	"auto",
	"strict",
	"process"
];
const batchSize = int().min(1).max(65536);
/**
* Version of onnxruntime-node that the gate is built and tested with. The lock file in `runtime/`, next to the
* bundle, pins it.
*/
const RUNTIME_VERSION = "1.30.0";
// src/engine/onnxruntime/install/install-runtime.ts
const RUNTIME_PACKAGE = "onnxruntime-node";
/** Of the default version with its dependencies. */
const DEFAULT_BYTES = 291 * 2 ** 20;
/**
* Installs a version into {@link toolFolder}. The gate's default version comes from the lock file shipped with it, others
* directly from the registry. The temporary folder is moved into place at the end, so that a broken download is never used.
*
* @throws {InfrastructureError} If npm cannot install it.
*/
async function installRuntime(version, { bundleFolder, progress, flavour }) {
	const target = toolFolder(version, flavour);
	await mkdir(dirname(target), { recursive: true });
	const folder = await mkdtemp(`${target}-`);
	try {
		progress({
			kind: "installing-runtime",
			version,
			flavour: flavour ?? null,
			sizeBytes: flavour === void 0 && version === "1.30.0" ? DEFAULT_BYTES : null,
			folder: target
		});
		const command = version === "1.30.0" ? "ci" : "install";
		if (command === "ci") await cp(join(bundleFolder, "runtime"), folder, { recursive: true });
		else await writeManifest(folder, version);
		await runNpm(command, folder);
		if (flavour !== void 0) await fetchLibraries(folder, flavour);
		await rm(target, {
			recursive: true,
			force: true
		});
		await rename(folder, target);
	} catch (error) {
		throw new InfrastructureError(`runtime: expected ${RUNTIME_PACKAGE} ${version}, found none and could not install it: ${installFailure(error)}`, "Install it next to the gate, or provide it on the runner and name its folder in runtime-path.", { cause: error });
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** What npm or the install script said, without the source lines and stack that Node prints around an error. */
function installFailure(error) {
	const { stderr, killed } = error;
	if (killed) return `not done after ${INSTALL_TIMEOUT_MS / 6e4} minutes`;
	const lines = (stderr || String(error)).split("\n").map((line) => line.replace(/^npm (?:error|ERR!)/, "").trim()).filter((line) => line !== "");
	return lines.find((line) => /^\[?\w*Error\b/.test(line)) ?? lines.slice(0, 4).join(" ");
}
/**
* Folder of a version, in the layout of a runner's tool cache: `<root>/<tool>/<version>/<platform>-<arch>`, with `-cuda12`
* appended for the package with the CUDA and TensorRT providers.
*/
function toolFolder(version, flavour) {
	const root = process.env["RUNNER_TOOL_CACHE"] ?? join(homedir(), ".cache", "model-regression-gate");
	return join(root, RUNTIME_PACKAGE, version, `${process.platform}-${process.arch}${flavour === void 0 ? "" : `-${flavour}`}`);
}
async function writeManifest(folder, version) {
	const manifest = {
		name: "regression-gate-runtime",
		private: true,
		dependencies: { [RUNTIME_PACKAGE]: version }
	};
	await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
}
const INSTALL_TIMEOUT_MS = 6e5;
/** Skips install scripts: the package's own downloads GPU libraries, which the CPU does not need, and fails without network. */
async function runNpm(command, folder) {
	const [npm, ...prefix] = await findNpm();
	await promisify(execFile)(npm, [
		...prefix,
		command,
		"--ignore-scripts",
		"--no-audit",
		"--no-fund"
	], {
		cwd: folder,
		timeout: INSTALL_TIMEOUT_MS
	});
}
/**
* Runs the package's install script, which downloads from NuGet the libraries that are too large for the registry. It runs
* separately, because npm is going to stop running install scripts by default.
*
* @param folder - Where npm has installed the package.
* @throws {Error} With the script's `stderr` if it fails.
*/
async function fetchLibraries(folder, flavour) {
	const packageFolder = join(folder, "node_modules", RUNTIME_PACKAGE);
	await promisify(execFile)(process.execPath, [join("script", "install.js")], {
		cwd: packageFolder,
		env: {
			...withoutNpm(process.env),
			...proxySettings(process.env),
			ONNXRUNTIME_NODE_INSTALL: flavour
		},
		timeout: INSTALL_TIMEOUT_MS,
		maxBuffer: 16 * 2 ** 20
	});
}
/** Under npm or npx, the script would take its own package for the one that npm is installing, and download nothing. */
function withoutNpm(env) {
	const { npm_package_json: _, npm_config_local_prefix: __, ...others } = env;
	return others;
}
/**
* The usual proxy variables, under the names that the install script reads. npm knows the usual ones.
*
* @see https://github.com/gajus/global-agent#environment-variables
*/
function proxySettings(env) {
	const found = [
		"HTTP_PROXY",
		"HTTPS_PROXY",
		"NO_PROXY"
	].map((name) => [`GLOBAL_AGENT_${name}`, env[`GLOBAL_AGENT_${name}`] || env[name] || env[name.toLowerCase()]]);
	return Object.fromEntries(found.filter(([, value]) => value));
}
/** A runner's own Node is not on PATH but has npm next to it; elsewhere npm is on PATH. */
async function findNpm() {
	const bundled = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
	if (await stat(bundled).then(() => true, () => false)) return [process.execPath, bundled];
	return ["npm"];
}
// src/engine/onnxruntime/install/find-runtime.ts
/**
* Finds a version of the runtime's package: in the folders that the user named, or next to the gate, or in the runner's tool
* cache. Otherwise installs it into the tool cache.
*
* @param version - Full version, such as "1.30.0".
* @returns Folder of the onnxruntime-node package.
* @throws {UserError} If no folder that the user named has it, or it may not be installed.
* @throws {InfrastructureError} If it is not found and cannot be installed.
*/
async function findRuntime(places, version) {
	if (places.explicit.length > 0) return findExplicit(places.explicit, version);
	const installed = findInstalled(places.bundleFolder);
	if (installed !== void 0 && await readVersion(installed) === version) return installed;
	const cached = join(toolFolder(version), "node_modules", RUNTIME_PACKAGE);
	if (await readVersion(cached) === version) return cached;
	refuseOther(version, places.installable);
	await installRuntime(version, places);
	return cached;
}
/** @throws {UserError} If the version is not one of those. */
function refuseOther(version, installable) {
	if (installable === void 0 || installable.includes(version)) return;
	throw new UserError(`runtime.version: expected one of ${installable.join(", ")}, which the base policy names, got ${version}, which is not installed here.`, "A change must not choose what is downloaded: add the version to `runtime-versions` in a policy change of its own, or install it on the runner and set `runtime-path`.");
}
async function findExplicit(folders, version) {
	const seen = [];
	for (const folder of (await Promise.all(folders.map(packageFolders))).flat()) {
		const found = await readVersion(folder);
		if (found === version) return folder;
		if (found !== void 0) seen.push(found);
	}
	const got = seen.length > 0 ? [...new Set(seen)].join(", ") : "no package.json for it";
	throw new UserError(`runtime-path: expected the package ${RUNTIME_PACKAGE} ${version}, got ${got} in ${folders.join(", ")}.`, `Name the folder that \`npm install ${RUNTIME_PACKAGE}@${version}\` creates, …/node_modules/${RUNTIME_PACKAGE}, or a folder of several packages.`);
}
/** Folders that may be the package: the user's folder, its node_modules, or those of its subfolders. */
async function packageFolders(folder) {
	return [folder, ...(await readdir(folder).catch(() => [])).map((name) => join(folder, name))].flatMap((each) => [each, join(each, "node_modules", RUNTIME_PACKAGE)]);
}
/** The package installed next to the gate; undefined if there is none. */
function findInstalled(bundleFolder) {
	try {
		return dirname(createRequire(join(bundleFolder, "main.mjs")).resolve(`${RUNTIME_PACKAGE}/package.json`));
	} catch (error) {
		if (error.code === "MODULE_NOT_FOUND") return void 0;
		throw error;
	}
}
/** Folders that a package of the runtime is loaded from: its own, and that of the package it is built on. */
function packagesOf(runtimeFolder) {
	const name = "onnxruntime-common";
	try {
		const main = createRequire(join(runtimeFolder, "package.json")).resolve(name);
		const end = main.lastIndexOf(join("node_modules", name)) + join("node_modules", name).length;
		return [runtimeFolder, main.slice(0, end)];
	} catch (error) {
		if (error.code === "MODULE_NOT_FOUND") return [runtimeFolder];
		throw error;
	}
}
const ABSENT$1 = ["ENOENT", "ENOTDIR"];
/** Version of the package in a folder; undefined if there is none. */
async function readVersion(folder) {
	try {
		const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
		return name === "onnxruntime-node" ? String(version) : void 0;
	} catch (error) {
		if (ABSENT$1.includes(error.code ?? "")) return void 0;
		throw error;
	}
}
// src/engine/onnxruntime/memory-group.ts
const MOUNT = "/sys/fs/cgroup";
const PREFIX = "regression-gate-";
/** The inner group that this process moves into. */
const OWN = `${PREFIX}${process.pid}-self`;
/** Groups made by this process so far. */
let made = 0;
/**
* The cgroup (version 2) of this process, if groups with a memory limit can be made in it, with the inner groups of runs
* that were killed removed. The kernel lets only two kinds of group hand out memory: the root of the hierarchy, and one
* without processes of its own. So if this process is alone in its group, it first moves into an inner one.
*
* @param mount - Absolute folder where the hierarchy is mounted.
* @param membership - Content of `/proc/self/cgroup`.
* @returns Absolute folder; undefined where there is no such group, as on most runners: memory is watched then.
*/
function findMemoryCgroup(mount = MOUNT, membership = read("/proc/self/cgroup")) {
	const path = /^0::(\/.*)$/m.exec(membership)?.[1];
	if (path === void 0 || path.split("/").includes("..")) return void 0;
	const isInner = path.endsWith(`/${OWN}`);
	const cgroup = join(mount, isInner ? path.slice(0, -OWN.length - 1) : path);
	if (!wordsOf(join(cgroup, "cgroup.controllers")).includes("memory")) return void 0;
	try {
		enableMemory(cgroup);
	} catch {
		return;
	}
	sweep(cgroup);
	return cgroup;
}
function enableMemory(cgroup) {
	const enabled = join(cgroup, "cgroup.subtree_control");
	if (wordsOf(enabled).includes("memory")) return;
	const members = wordsOf(join(cgroup, "cgroup.procs"));
	if (members.length === 1 && members[0] === String(process.pid)) {
		const inner = join(cgroup, OWN);
		mkdirSync(inner, { recursive: true });
		writeFileSync(join(inner, "cgroup.procs"), String(process.pid));
	}
	writeFileSync(enabled, "+memory");
}
/** Removes inner groups whose gate has ended; the kernel keeps those in which something still runs. */
function sweep(cgroup) {
	for (const name of readdirSync(cgroup)) {
		const pid = new RegExp(`^${PREFIX}(\\d+)-\\w+$`).exec(name)?.[1];
		if (pid !== void 0 && read(`/proc/${pid}/stat`) === "") tryTo(() => rmdirSync(join(cgroup, name)));
	}
}
/** Goes on outside if it may not enter: memory is watched as well. */
const ENTER = "{ echo 0 > \"$0\"; } 2>/dev/null; exec \"$@\"";
/** A cgroup for one child and everything that it starts, which the kernel ends together if they use too much memory. */
var MemoryGroup = class MemoryGroup {
	#folder;
	#hasKilled = false;
	constructor(folder) {
		this.#folder = folder;
	}
	/**
	* @param cgroup - From {@link findMemoryCgroup}.
	* @returns Undefined if it cannot be made; memory is watched then.
	*/
	static open(cgroup, limitBytes) {
		made += 1;
		const folder = join(cgroup, `${PREFIX}${process.pid}-${made}`);
		try {
			mkdirSync(folder);
			writeFileSync(join(folder, "memory.max"), String(Math.floor(limitBytes)));
			writeFileSync(join(folder, "memory.oom.group"), "1");
		} catch {
			tryTo(() => rmdirSync(folder));
			return;
		}
		tryTo(() => writeFileSync(join(folder, "memory.swap.max"), "0"));
		return new MemoryGroup(folder);
	}
	/** The command line that enters the group before it runs a program, so that no process of it is left outside. */
	enter(command) {
		return [
			"/bin/sh",
			"-c",
			ENTER,
			join(this.#folder, "cgroup.procs"),
			...command
		];
	}
	/** Whether the kernel has ended a process of the group because it used too much memory. */
	get hasKilled() {
		const killed = /^oom_kill (\d+)$/m.exec(read(join(this.#folder, "memory.events")))?.[1];
		this.#hasKilled ||= Number(killed ?? 0) > 0;
		return this.#hasKilled;
	}
	/** Ends what is left in the group. Then removes it, or leaves that to the next run if something takes long to end. */
	end() {
		this.hasKilled;
		tryTo(() => writeFileSync(join(this.#folder, "cgroup.kill"), "1"));
		if (!tryTo(() => rmdirSync(this.#folder))) setTimeout(() => tryTo(() => rmdirSync(this.#folder)), 100);
	}
};
const wordsOf = (file) => read(file).split(/\s+/).filter(Boolean);
/** Empty if there is no such file. */
function read(file) {
	try {
		return readFileSync(file, "latin1");
	} catch {
		return "";
	}
}
/** @returns Whether it worked. */
function tryTo(act) {
	try {
		act();
		return true;
	} catch {
		return false;
	}
}
// src/engine/onnxruntime/memory-watch.ts
/** Often enough to stop a model that allocates half a gigabyte a second; rarely enough not to disturb a measurement. */
const INTERVAL_MS = 200;
/**
* Watches the memory of a child and everything that it started, and ends it when it uses too much. Swap and GPU memory do
* not count.
*/
var MemoryWatch = class {
	#timer;
	#exceededBytes;
	/**
	* @param pid - Undefined if the child could not be started.
	* @param end - Called once, when the limit is exceeded.
	*/
	constructor(pid, limitBytes, end) {
		if (pid === void 0 || process.platform !== "linux") return;
		this.#timer = setInterval(() => {
			const bytes = residentBytes(pid);
			if (bytes <= limitBytes) return;
			this.#exceededBytes = bytes;
			end();
		}, INTERVAL_MS).unref();
	}
	/** What the child used when it exceeded the limit; undefined if it did not. */
	get exceededBytes() {
		return this.#exceededBytes;
	}
	end() {
		clearInterval(this.#timer);
	}
};
const PAGE_BYTES = 4096;
/** Resident memory of a process and its descendants. A page that several of them share counts several times. */
function residentBytes(pid) {
	return Number(readOrEmpty(`/proc/${pid}/statm`).split(" ")[1] ?? 0) * PAGE_BYTES + childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), 0);
}
/**
* Process id of a program inside some wrappers, each of which started the next one first. A model that starts processes
* cannot change which one that is.
*
* @returns 0 if there is none.
*/
function programIn(pid, wrappers) {
	if (wrappers === 0) return pid;
	const [child = 0] = childrenOf(pid);
	return child === 0 ? 0 : programIn(child, wrappers - 1);
}
const childrenOf = (pid) => readOrEmpty(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
/** Empty if the process has ended, or the system has no such file. */
function readOrEmpty(file) {
	try {
		return readFileSync(file, "latin1");
	} catch {
		return "";
	}
}
// src/engine/onnxruntime/process-group.ts
/** A thread that is waiting for a core only stops once it gets one. */
const STOP_MS = 1;
/** The process group of a child and everything it started: all are paused, resumed and killed together. */
var ProcessGroup = class {
	#leader;
	#guard;
	/** @param leader - The child's process id; undefined if it could not be started, so that there is nothing to signal. */
	constructor(leader) {
		this.#leader = leader ?? 0;
	}
	/** From now on the group is killed once this process has ended for any reason. */
	guard() {
		if (this.#leader !== 0) this.#guard ??= new OrphanGuard(this.#leader);
	}
	/** Stops all threads of the group. */
	async pause() {
		if (this.#leader === 0) return;
		this.guard();
		this.#signal("SIGSTOP");
		await setTimeout$1(STOP_MS);
	}
	/** Resumes a paused group; otherwise does nothing. */
	resume() {
		this.#signal("SIGCONT");
	}
	/** Asks every process of the group to end. A paused one does so once it is resumed. */
	terminate() {
		this.#signal("SIGTERM");
	}
	kill() {
		this.#guard?.dismiss();
		this.#signal("SIGKILL");
	}
	#signal(signal) {
		if (this.#leader === 0) return;
		try {
			process.kill(-this.#leader, signal);
		} catch (error) {
			if (error.code !== "ESRCH") throw error;
		}
	}
};
/** Waits for the end of its input, then kills the given process group. */
const SCRIPT = "read -r _; kill -s KILL -- \"-$0\"";
/**
* Kills a process group once this process has ended for any reason. A stopped child notices neither a closed pipe nor a
* SIGTERM, so without a guard it would keep its RAM and GPU memory forever.
*/
var OrphanGuard = class {
	#shell;
	constructor(group) {
		this.#shell = spawn("/bin/sh", [
			"-c",
			SCRIPT,
			String(group)
		], {
			stdio: [
				"pipe",
				"ignore",
				"ignore"
			],
			env: {},
			detached: true
		});
		for (const part of [this.#shell, this.#shell.stdin]) part?.on("error", () => {});
		this.#shell.unref();
	}
	/** Call before killing the group, because its id may soon be reused. */
	dismiss() {
		this.#shell.kill("SIGKILL");
	}
};
// src/engine/onnxruntime/reply.ts
const tensorHeader = strictObject({
	name: string(),
	dtype: _enum([...Object.keys(ELEMENT_BYTES), "string"]),
	shape: array(int().nonnegative()),
	/** Set for string tensors only; numbers are in the payload. */
	strings: array(string()).optional()
});
const waitNs = number().nonnegative().nullable();
/** The child's answers. It runs a hostile model, so every answer is checked. */
const replySchema = discriminatedUnion("did", [
	strictObject({
		did: literal("load"),
		loadNs: number().positive(),
		/** How much of it waited for a core because of other programs; null if unknown. */
		loadWaitNs: waitNs,
		runtimeVersion: string()
	}),
	strictObject({
		did: literal("infer"),
		outputs: array(array(tensorHeader))
	}),
	strictObject({ did: literal("hold") }),
	strictObject({ did: literal("alive") }),
	strictObject({
		did: literal("warm-up"),
		firstRunNs: number().positive(),
		firstRunWaitNs: waitNs,
		runs: int().positive(),
		ns: number().positive()
	}),
	strictObject({
		did: literal("time"),
		count: int().positive()
	}),
	strictObject({ did: literal("open-streams") }),
	strictObject({
		did: literal("serve"),
		count: int().positive()
	}),
	strictObject({
		did: literal("query"),
		count: int().positive()
	}),
	strictObject({
		did: literal("memory"),
		/** Peak resident memory of the process so far, and when only the runtime was loaded. */
		peakBytes: number().positive(),
		bareBytes: number().positive()
	}),
	strictObject({ did: literal("end-profile") }),
	strictObject({
		did: literal("fail"),
		message: string(),
		/** Set if the cause is the provider, or only where the model would run. */
		because: _enum(["no-provider", "fell-back"]).optional()
	})
]);
// src/engine/onnxruntime/worker-process.ts
const EMPTY$1 = /* @__PURE__ */ new Uint8Array(0);
/** Maximum characters to quote of the child's last line, which may be a page of C++. */
const MAX_LAST_LINE = 100;
/** How long a child that has closed its channel may live on, and how long its pipes are read once it has ended. */
const LAST_MOMENT_MS = 3e3;
/**
* The only environment variables that the child gets: no token, no `ACTIONS_*`, and no `ORT_*`, which could change session
* options. `RUNNER_TRACKING_ID` lets a runner kill the child if we are killed.
*/
const PASSED_VARIABLES = [
	"PATH",
	"LANG",
	"LD_LIBRARY_PATH",
	"CUDA_VISIBLE_DEVICES",
	"VK_ICD_FILENAMES",
	"RUNNER_TRACKING_ID"
];
function childEnvironment(directory, more) {
	const passed = PASSED_VARIABLES.flatMap((name) => {
		const value = process.env[name];
		return value === void 0 ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(passed),
		HOME: directory,
		TMPDIR: directory,
		TEMP: directory,
		CUDA_DEVICE_ORDER: "PCI_BUS_ID",
		XDG_RUNTIME_DIR: directory,
		ORT_DISABLE_TELEMETRY: "1",
		...more
	};
}
/** A measuring child process: one model, one arm, one launch. It starts with the first command. */
var WorkerProcess = class {
	#workspace;
	#arm;
	#variables;
	#listeners = [];
	#running;
	#isKilled = false;
	/** Inputs that the child keeps. */
	#heldFeeds = 0;
	/** Of the program itself, which may be a descendant of the child. */
	#pid = 0;
	/** Settles when the latest command has been answered or has failed. */
	#answered = Promise.resolve();
	#log = "";
	/**
	* @param arm - The arm whose model it runs, for messages.
	* @param more - Additional environment variables.
	*/
	constructor(workspace, arm, more = {}) {
		this.#workspace = workspace;
		this.#arm = arm;
		this.#variables = more;
	}
	/** @param readable - Files and folders that the child may read. */
	#start(readable) {
		const { workerFile, isolation, gpu, memoryLimitBytes, memoryCgroup } = this.#workspace;
		const scratch = scratchOf(this.#workspace, this.#arm);
		mkdirSync(scratch, { recursive: true });
		const visible = {
			readable: [
				process.execPath,
				workerFile,
				...readable
			],
			scratch,
			gpu: gpu !== void 0
		};
		const command = isolation.command([process.execPath, workerFile], visible);
		const memoryGroup = memoryCgroup === void 0 ? void 0 : MemoryGroup.open(memoryCgroup, memoryLimitBytes);
		const [file = "", ...words] = memoryGroup?.enter(command) ?? command;
		const child = spawn(file, words, {
			cwd: scratch,
			env: childEnvironment(scratch, this.#variables),
			stdio: [
				"ignore",
				"pipe",
				"pipe",
				"pipe"
			],
			detached: true
		});
		const channel = child.stdio[3];
		channel.on("error", () => {});
		for (const stream of [child.stdout, child.stderr]) this.#keepLog(stream);
		for (const listener of this.#listeners) child.stderr?.on("data", listener);
		child.once("exit", () => setTimeout(() => setImmediate(closePipes, child), LAST_MOMENT_MS).unref());
		for (const event of ["error", "exit"]) child.once(event, () => memoryGroup?.end());
		children.add(this);
		return {
			child,
			channel,
			group: new ProcessGroup(child.pid),
			frames: readFrames(channel),
			ended: new Promise((resolve) => {
				child.once("error", () => resolve({
					code: null,
					signal: null
				}));
				child.once("exit", (code, signal) => resolve(signalled(code, signal)));
			}),
			closed: new Promise((resolve) => {
				child.once("error", resolve);
				child.once("close", resolve);
			}),
			memory: new MemoryWatch(child.pid, memoryLimitBytes, () => this.kill()),
			memoryGroup
		};
	}
	/** Process id of the program; 0 before its first answer, and if it could not be started. */
	get pid() {
		return this.#pid;
	}
	/** Forwards the child's stderr from now on, chunk by chunk: the whole log may be too long to keep. */
	onLog(listener) {
		this.#listeners.push(listener);
		this.#running?.child.stderr?.on("data", listener);
	}
	/** The last 64 Ki characters that the child printed. May contain text from the model. */
	get log() {
		return this.#log;
	}
	/**
	* Sends a command and waits for its answer. Several may be in flight: the child runs them in order, and each deadline
	* starts with the previous answer.
	*
	* @param options - `deadlineMs` is for one inference, where the command runs any: it starts again with each sign of life.
	* @throws {ModelFailure} If the child crashes, does not finish by the deadline (and is killed), refuses, or gives an invalid answer.
	*/
	async request(command, { payload = EMPTY$1, deadlineMs }) {
		const phase = command.do;
		this.#heldFeeds = heldAfter(command) ?? this.#heldFeeds;
		const inferences = countInferences$1(command, payload, this.#heldFeeds);
		const limits = {
			deadlineMs,
			longestMs: deadlineMs * Math.max(1, inferences)
		};
		this.#running ??= this.#start(filesOf(command));
		const running = this.#running;
		writeFrame(running.channel, {
			header: command,
			payload
		});
		const answer = this.#answered.then(() => this.#nextAnswer(running, phase, limits));
		this.#answered = answer.catch(() => {});
		const frame = await answer;
		if (this.#pid === 0) this.#findProgram(running);
		const parsed = replySchema.safeParse(frame.header);
		if (!parsed.success || parsed.data.did !== command.do && parsed.data.did !== "fail") {
			this.kill();
			throw new ModelFailure("broke-protocol", this.#arm, `the measuring child gave an unexpected answer ${inPhase(phase)}`);
		}
		if (parsed.data.did === "fail") {
			const { because = "refused", message } = parsed.data;
			throw new ModelFailure(because, this.#arm, `the runtime refused it ${inPhase(phase)}: ${message}`);
		}
		return {
			reply: parsed.data,
			payload: frame.payload
		};
	}
	/**
	* Stops all threads of the child between commands, so that none takes a core from the other arm: a runtime's idle threads
	* spin for some milliseconds, and longer if there are more threads than cores, because they take turns.
	*/
	async pause() {
		await this.#running?.group.pause();
	}
	/** Resumes a paused child; otherwise does nothing. */
	resume() {
		this.#running?.group.resume();
	}
	/** Kills the child and everything it started. */
	kill() {
		this.#isKilled = true;
		children.delete(this);
		this.#running?.memory.end();
		this.#running?.group.kill();
	}
	/** Like `kill`, and waits until all output has been read. */
	async end() {
		this.kill();
		await this.#running?.closed;
	}
	#findProgram({ child }) {
		this.#pid = programIn(child.pid ?? 0, this.#workspace.isolation.wrappers);
		if (this.#pid !== 0) started.add(this.#pid);
	}
	/** Signs of life are no answers. */
	async #nextAnswer(running, phase, { deadlineMs, longestMs }) {
		const end = performance.now() + longestMs;
		for (;;) {
			const waitMs = Math.min(deadlineMs, end - performance.now());
			const frame = await this.#nextFrame(running, phase, {
				deadlineMs,
				waitMs
			});
			if (frame.header?.did !== "alive") return frame;
		}
	}
	async #nextFrame(running, phase, { deadlineMs, waitMs }) {
		let timer;
		const deadline = new Promise((resolve) => {
			timer = setTimeout(resolve, waitMs, "deadline");
		});
		try {
			const next = await Promise.race([running.frames.next(), deadline]);
			if (next === "deadline") throw this.#late(phase, deadlineMs);
			if (next.done === true) throw await this.#crash(running, phase, this.#isKilled);
			return next.value;
		} catch (error) {
			const failure = error.code !== void 0 ? await this.#crash(running, phase, this.#isKilled) : error;
			this.kill();
			if (isAbandoned) return new Promise(() => {});
			if (failure instanceof ModelFailure) throw failure;
			throw new ModelFailure("broke-protocol", this.#arm, `the measuring child sent a malformed answer ${inPhase(phase)}`, { cause: error });
		} finally {
			clearTimeout(timer);
		}
	}
	#late(phase, deadlineMs) {
		const setting = phase === "load" || phase === "open-streams" ? "load-deadline" : "run-deadline";
		const what = INFERRING.includes(phase) ? "an inference" : "it";
		return new ModelFailure("timed-out", this.#arm, `${what} did not finish within ${deadlineMs / 1e3} s ${inPhase(phase)} (runtime.${setting})`);
	}
	/** @param isOurs - Whether it was we who killed it. */
	async #crash({ ended, memory, memoryGroup }, phase, isOurs) {
		const end = await Promise.race([ended, setTimeout$1(LAST_MOMENT_MS, void 0, { ref: false })]);
		if (end === void 0) return this.#closed(phase);
		const { code, signal } = end;
		if (memory.exceededBytes !== void 0) return this.#tooLarge(memory.exceededBytes, phase);
		if (memoryGroup?.hasKilled) return this.#overLimit(phase);
		if (signal === "SIGKILL" && !isOurs) return this.#killedFromOutside(phase);
		const how = signal ?? (code === null ? "it could not be started" : `exit code ${code}`);
		const lastLine = (this.#log.trimEnd().split("\n").at(-1) ?? "").slice(0, MAX_LAST_LINE);
		return new ModelFailure("crashed", this.#arm, `it crashed the runtime (${how}) ${inPhase(phase)}${lastLine === "" ? "" : `: ${lastLine}`}`);
	}
	#closed(phase) {
		return new ModelFailure("broke-protocol", this.#arm, `the measuring child closed its channel ${inPhase(phase)} and did not end`);
	}
	#tooLarge(bytes, phase) {
		const [used, limit] = [bytes, this.#workspace.memoryLimitBytes].map((each) => formatValue(each, "bytes"));
		return new ModelFailure("out-of-memory", this.#arm, `it used ${used} of memory ${inPhase(phase)}, more than the limit of ${limit} (runtime.memory-limit)`);
	}
	#overLimit(phase) {
		const limit = formatValue(this.#workspace.memoryLimitBytes, "bytes");
		return new ModelFailure("out-of-memory", this.#arm, `it used more memory ${inPhase(phase)} than the limit of ${limit} (runtime.memory-limit)`);
	}
	#killedFromOutside(phase) {
		return new ModelFailure("crashed", this.#arm, `it was killed from outside (SIGKILL) ${inPhase(phase)}, most likely because the machine ran out of memory`);
	}
	#keepLog(stream) {
		stream?.setEncoding("utf8").on("data", (text) => {
			this.#log = (this.#log + text).slice(-65536);
		});
	}
};
const INFERRING = [
	"infer",
	"warm-up",
	"time",
	"serve",
	"query"
];
const heldAfter = (command) => command.do === "hold" ? command.feeds.length : void 0;
/** How many inferences a command runs, not counting those that a minimum of time adds. */
function countInferences$1(command, payload, heldFeeds) {
	switch (command.do) {
		case "infer": return command.feeds.length;
		case "warm-up": return heldFeeds + command.minRuns;
		case "open-streams": return command.streams * (heldFeeds + command.minRuns);
		case "time": return command.rewarm + command.count;
		case "serve": return payload.byteLength / Float64Array.BYTES_PER_ELEMENT;
		case "query": return command.queries * command.samplesPerQuery;
		case "load":
		case "hold":
		case "memory":
		case "end-profile": return 0;
	}
}
/** A model with its external data, and the package that runs it. Only loading needs any. */
function filesOf(command) {
	if (command.do !== "load") return [];
	return [dirname(command.modelFile), ...packagesOf(command.runtimeFolder)];
}
function closePipes({ stdio }) {
	for (const pipe of stdio) pipe?.destroy();
}
/** A shell that waits for a program reports its signal as an exit code. */
function signalled(code, signal) {
	const found = Object.entries(constants.signals).find(([, number]) => code === 128 + number);
	return found === void 0 ? {
		code,
		signal
	} : {
		code: null,
		signal: found[0]
	};
}
const children = /* @__PURE__ */ new Set();
/** Process ids of all children so far, since a killed one may still be listed on the GPU for a moment. */
const started = /* @__PURE__ */ new Set();
/** Whether a process is or was one of our measuring children. */
const isOwnProcess = (pid) => started.has(pid);
/** Kills all running children. */
function killAllWorkers() {
	for (const child of [...children]) child.kill();
}
let isAbandoned = false;
/** Kills all running children, and leaves every request unanswered: a cancelled run must not take it for a crash. */
function abandonWorkers() {
	isAbandoned = true;
	killAllWorkers();
}
// src/task/number-column.ts
/**
* A growing column of doubles. Each full chunk is stored in the smallest lossless form: one number if all are equal,
* two bytes each if all are small whole numbers such as classes, else eight bytes each.
*/
var NumberColumn = class NumberColumn {
	#chunks = [];
	#last = new Float64Array(CHUNK);
	#length = 0;
	/** @param numbers - In order. They are copied. */
	static from(numbers) {
		const column = new NumberColumn();
		for (const number of numbers) column.push(number);
		return column;
	}
	push(number) {
		this.#last[this.#length % CHUNK] = number;
		this.#length += 1;
		if (this.#length % CHUNK === 0) this.#chunks.push(narrow(this.#last));
	}
	/** The number at `index`, counted from 0. Undefined if there is none. */
	at(index) {
		if (!(index >= 0 && index < this.#length)) return void 0;
		const chunk = this.#chunks[Math.floor(index / CHUNK)] ?? this.#last;
		return typeof chunk === "number" ? chunk : chunk[index % CHUNK];
	}
	/** A copy of all numbers, in order. */
	toArray() {
		const numbers = new Float64Array(this.#length);
		this.#chunks.forEach((chunk, position) => {
			const start = position * CHUNK;
			if (typeof chunk === "number") numbers.fill(chunk, start, start + CHUNK);
			else numbers.set(chunk, start);
		});
		numbers.set(this.#last.subarray(0, this.#length % CHUNK), this.#chunks.length * CHUNK);
		return numbers;
	}
};
const CHUNK = 4096;
function narrow(numbers) {
	const first = numbers[0];
	if (numbers.every((number) => Object.is(number, first))) return first;
	const small = Uint16Array.from(numbers);
	return numbers.every((number, index) => Object.is(number, small[index])) ? small : numbers.slice();
}
// src/task/outcome-table.ts
/**
* The outcomes of all items for one model, in the order of the regression set. Takes at most 25 bytes per item (5 if
* `predicted` and `actual` are classes), plus 2 per slice key, with some reserve. Ids are not stored; a position
* identifies the item in the set. `JSON.stringify` produces the form of `outcomeTableSchema`.
*/
var OutcomeTable = class OutcomeTable {
	#count = 0;
	#flags = /* @__PURE__ */ new Uint8Array(0);
	#predicted = new NumberColumn();
	#actual = new NumberColumn();
	#value = new NumberColumn();
	#slices = /* @__PURE__ */ new Map();
	/**
	* Reads the JSON form.
	*
	* @throws {z.ZodError} If it does not match `outcomeTableSchema`.
	*/
	static parse(json) {
		const { count, flags, predicted, actual, value, slices } = outcomeTableSchema.parse(json);
		const table = new OutcomeTable();
		table.#count = count;
		table.#flags = fromBase64(flags);
		table.#predicted = NumberColumn.from(new Float64Array(fromBase64(predicted).buffer));
		table.#actual = NumberColumn.from(new Float64Array(fromBase64(actual).buffer));
		table.#value = NumberColumn.from(new Float64Array(fromBase64(value).buffer));
		for (const slice of slices) {
			const numbers = new Map(slice.values.map((name, index) => [name, index + 1]));
			table.#slices.set(slice.key, {
				numbers,
				indices: new Uint16Array(fromBase64(slice.indices).buffer)
			});
		}
		return table;
	}
	/** Number of items. */
	get count() {
		return this.#count;
	}
	/**
	* Appends the outcome of the next item.
	*
	* @throws {UserError} If there are more than 64 slice keys, or more than 10,000 values of one.
	*/
	add(outcome, item) {
		const index = this.#count;
		this.#flags = makeRoom(this.#flags, index);
		this.#flags[index] = packFlags(outcome);
		this.#predicted.push(outcome.predicted);
		this.#actual.push(outcome.actual);
		this.#value.push(outcome.value);
		for (const [key, value] of Object.entries(item.slice)) this.#addSlice(key, value, item.place);
		this.#count += 1;
	}
	/** @throws {RangeError} If there is no item at `index`, counted from 0. */
	outcomeAt(index) {
		const [flags, predicted, actual, value] = [
			this.#flags[index],
			this.#predicted.at(index),
			this.#actual.at(index),
			this.#value.at(index)
		];
		if (flags === void 0 || predicted === void 0 || actual === void 0 || value === void 0 || index >= this.#count) throw new RangeError(`no item ${index} among ${this.#count}`);
		return {
			...unpackFlags(flags),
			predicted,
			actual,
			value
		};
	}
	/** One column per slice key, in order of first occurrence. */
	slices() {
		return [...this.#slices].map(([key, { numbers, indices }]) => ({
			key,
			values: [...numbers.keys()],
			indices: indices.length < this.#count ? resize(indices, this.#count) : indices.subarray(0, this.#count)
		}));
	}
	toJSON() {
		return {
			count: this.#count,
			flags: toBase64(this.#flags.subarray(0, this.#count)),
			predicted: toBase64(this.#predicted.toArray()),
			actual: toBase64(this.#actual.toArray()),
			value: toBase64(this.#value.toArray()),
			slices: this.slices().map(({ key, values, indices }) => ({
				key,
				values: [...values],
				indices: toBase64(indices)
			}))
		};
	}
	#addSlice(key, value, place) {
		const slice = this.#slices.get(key) ?? {
			numbers: /* @__PURE__ */ new Map(),
			indices: /* @__PURE__ */ new Uint16Array(0)
		};
		const number = slice.numbers.get(value) ?? slice.numbers.size + 1;
		if (number > MAX_VALUES) throw tooMany(place, `${MAX_VALUES} values of slice ${JSON.stringify(key)}`);
		slice.numbers.set(value, number);
		slice.indices = makeRoom(slice.indices, this.#count);
		slice.indices[this.#count] = number;
		this.#slices.set(key, slice);
		if (this.#slices.size > MAX_KEYS) throw tooMany(place, `${MAX_KEYS} slice keys`);
	}
};
/**
* Share of items sent to human review, 0..1.
*
* @throws {RangeError} If there are no items.
*/
function reviewRate(table) {
	if (table.count === 0) throw new RangeError("expected at least one item, got none");
	return countWhere(table, ({ review }) => review) / table.count;
}
/** Number of items with NaN or an infinity in a scored output. */
function nonFiniteCount(table) {
	return countWhere(table, ({ finite }) => !finite);
}
function countWhere(table, holds) {
	let count = 0;
	for (let index = 0; index < table.count; index++) if (holds(table.outcomeAt(index))) count += 1;
	return count;
}
/** A slice with more values is really an id, and no report could show it. */
const MAX_VALUES = 1e4;
const MAX_KEYS = 64;
function tooMany(place, what) {
	return new UserError(`${place}: expected at most ${what}, got more.`, "Use slices for groups of items, such as a class or a source. Put the names of single items in \"id\".");
}
/** The column itself, or a longer copy if `index` is beyond its end. */
function makeRoom(column, index) {
	return index < column.length ? column : resize(column, Math.ceil(index * 1.25) + 64);
}
function resize(column, length) {
	const longer = new column.constructor(length);
	longer.set(column);
	return longer;
}
const FLAG = {
	judged: 1,
	correct: 2,
	review: 4,
	nonFinite: 8
};
const ALL_FLAGS = 15;
function packFlags({ correct, review, finite }) {
	return (correct === void 0 ? 0 : FLAG.judged) | (correct === true ? FLAG.correct : 0) | (review ? FLAG.review : 0) | (finite ? 0 : FLAG.nonFinite);
}
function unpackFlags(flags) {
	return {
		correct: (flags & FLAG.judged) === 0 ? void 0 : (flags & FLAG.correct) !== 0,
		review: (flags & FLAG.review) !== 0,
		finite: (flags & FLAG.nonFinite) === 0
	};
}
const toBase64 = (values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64");
function fromBase64(text) {
	return new Uint8Array(Buffer.from(text, "base64"));
}
/**
* JSON form of a table. Columns are base64 of little-endian values, one per item, so that NaN and every bit survive.
*/
const outcomeTableSchema = strictObject({
	count: int().nonnegative(),
	flags: string(),
	predicted: string(),
	actual: string(),
	value: string(),
	slices: array(strictObject({
		key: string(),
		values: array(string()).max(MAX_VALUES),
		indices: string()
	})).max(MAX_KEYS)
}).superRefine((table, context) => {
	const expectBytes = (text, width, path) => {
		const expected = table.count * width;
		const got = fromBase64(text);
		if (got.length !== expected || text.length !== 4 * Math.ceil(expected / 3)) {
			const message = `expected base64 of ${expected} bytes, got ${got.length}`;
			context.addIssue({
				code: "custom",
				path,
				message
			});
		}
		return got;
	};
	if (expectBytes(table.flags, 1, ["flags"]).some((flag) => flag > ALL_FLAGS)) context.addIssue({
		code: "custom",
		path: ["flags"],
		message: `expected flags in 0..${ALL_FLAGS}`
	});
	for (const name of [
		"predicted",
		"actual",
		"value"
	]) expectBytes(table[name], 8, [name]);
	table.slices.forEach(({ values, indices }, position) => {
		const path = [
			"slices",
			position,
			"indices"
		];
		const bytes = expectBytes(indices, 2, path);
		if (new Uint16Array(bytes.buffer, 0, bytes.length >> 1).some((number) => number > values.length)) context.addIssue({
			code: "custom",
			path,
			message: `expected indices in 0..${values.length}`
		});
	});
});
/** Why a launch on the GPU does not count. */
const gpuDisturbanceSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("other-process"),
		pid: int(),
		bytes: number().nullable()
	}),
	strictObject({
		kind: literal("slowed-down"),
		cause: _enum([
			"hardware-heat",
			"power-brake",
			"hardware",
			"driver-heat"
		]),
		us: number().positive().nullable()
	}),
	strictObject({
		kind: literal("unreadable"),
		message: string()
	})
]);
const SW_POWER_CAP = 4;
const DISTURBING = [
	[64, "hardware-heat"],
	[128, "power-brake"],
	[8, "hardware"],
	[32, "driver-heat"]
];
const COUNTERS = [
	["hwThermalUs", "hardware-heat"],
	["powerBrakeUs", "power-brake"],
	["swThermalUs", "driver-heat"]
];
/**
* Finds what slowed the GPU down between two readings, other than the model.
*
* Uses the driver's counters, which miss nothing. If it has none, uses the reasons that were active at either reading.
*
* @returns Undefined if the driver reports no cause.
*/
function findThrottle(before, after) {
	for (const [counter, cause] of COUNTERS) {
		const [then, now] = [before[counter], after[counter]];
		if (then === null || now === null || !(now > then)) continue;
		return {
			kind: "slowed-down",
			cause,
			us: now - then
		};
	}
	const active = (before.clockReasons ?? 0) | (after.clockReasons ?? 0);
	const cause = DISTURBING.find(([bit]) => (active & bit) !== 0)?.[1];
	return cause && {
		kind: "slowed-down",
		cause,
		us: null
	};
}
/** Whether the power limit slowed the GPU down between two readings; undefined if the driver does not report it. */
function wasPowerCapped(before, after) {
	if (before.powerCapUs !== null && after.powerCapUs !== null) return after.powerCapUs > before.powerCapUs;
	if (before.clockReasons === null && after.clockReasons === null) return void 0;
	return (((before.clockReasons ?? 0) | (after.clockReasons ?? 0)) & SW_POWER_CAP) !== 0;
}
// src/device/parse-value.ts
/**
* Values that mean "not reported": `[N/A]`, `N/A`, `[Not Supported]`, `[Insufficient Permissions]`, `[Unknown Error]`,
* `[Requested functionality has been deprecated]`, or an empty string. They never count as 0.
*/
const ABSENT = /^$|^\[.*\]$|^N\/A$|^Unknown Error$/;
/** A value as text; null if the driver does not report it. */
function parseText(value) {
	const text = value?.trim() ?? "";
	return ABSENT.test(text) ? null : text;
}
/** A number without its unit; null if the driver reports no number. */
function parseNumber(value) {
	const text = parseText(value);
	const match = text === null ? null : /^(-?\d+(?:\.\d+)?)(?: ?[A-Za-z%]+)?$/.exec(text);
	return match === null ? null : Number(match[1]);
}
/** A bit mask such as `0x0000000000000044`; null if the driver does not report it. */
function parseMask(value) {
	const text = parseText(value);
	return text !== null && /^0x[0-9a-fA-F]+$/.test(text) ? Number(text) : null;
}
// src/device/read-rapl.ts
/** Linux's folder of processor energy counters (RAPL). */
const POWERCAP = "/sys/class/powercap";
/**
* Reads the energy counters of the processor's packages. Domains within a package (cores, memory controller) are part of its
* counter, and the platform's counter includes the packages, so neither is added.
*
* @param root - For tests.
* @see https://docs.kernel.org/power/powercap/powercap.html
*/
function readRapl(root = POWERCAP) {
	try {
		const counters = /* @__PURE__ */ new Map();
		for (const zone of readdirSync(root).filter((name) => /^intel-rapl:\d+$/.test(name))) {
			if (!readText$1(root, zone, "name").startsWith("package")) continue;
			counters.set(zone, {
				energyUj: readCount(root, zone, "energy_uj"),
				rangeUj: readCount(root, zone, "max_energy_range_uj")
			});
		}
		return counters.size === 0 ? {
			ok: false,
			why: WITHOUT
		} : {
			ok: true,
			counters
		};
	} catch (error) {
		const { code } = error;
		if (code === "ENOENT") return {
			ok: false,
			why: WITHOUT
		};
		if (code === "EACCES" || code === "EPERM") return {
			ok: false,
			why: CLOSED
		};
		throw error;
	}
}
const WITHOUT = { kind: "no-processor-counter" };
const CLOSED = { kind: "processor-counter-needs-root" };
const readText$1 = (root, zone, file) => readFileSync(join(root, zone, file), "utf8").trim();
function readCount(root, zone, file) {
	const text = readText$1(root, zone, file);
	if (!/^\d+$/.test(text)) throw new RangeError(`${zone}/${file}: expected a count of µJ, got ${text}`);
	return Number(text);
}
/** Energy between two readings, in J. A wrap takes minutes, so a counter wraps at most once in between. */
function joulesBetween(before, after) {
	let microjoules = 0;
	for (const [zone, { energyUj, rangeUj }] of after) {
		const then = before.get(zone)?.energyUj ?? energyUj;
		microjoules += energyUj >= then ? energyUj - then : energyUj + rangeUj - then;
	}
	return microjoules / 1e6;
}
/**
* Starts a single nvidia-smi that prints a reading every {@link READER_MS}, for passes that are not timed. A new process per
* reading would take a core from the model. If this process dies, the broken pipe ends nvidia-smi at its next line.
*
* @param watch - `onLine` gets each line as it arrives, without its line end.
*/
function watchSmi(watch) {
	const { command, words, onLine } = watch;
	const child = spawn(command, [
		...words,
		"-lms",
		String(200)
	], { stdio: [
		"ignore",
		"pipe",
		"ignore"
	] });
	let rest = "";
	child.stdout.setEncoding("utf8").on("data", (text) => {
		const lines = (rest + text).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) if (line.trim() !== "") onLine(line.trimEnd());
	});
	const closed = new Promise((resolve) => {
		child.once("error", () => resolve());
		child.once("close", () => resolve());
	});
	return { stop() {
		child.kill("SIGKILL");
		return closed;
	} };
}
// src/device/power-meter.ts
/** Source of a power reading: the GPU's energy counter, its power integrated over time, or the processor's counter. */
const METERS = [
	"gpu-counter",
	"gpu-power",
	"processor-counter"
];
/** Minimum number of readings in a window. */
const MIN_SAMPLES = 3;
/** Most that the time of day may gain or lose within a window, in ms: a clock that is kept in step gains far less. */
const MAX_STEP_MS = 100;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/**
* Measures the GPU's power with a single nvidia-smi that runs throughout. Prefers the energy counter if the driver has one:
* on most GPUs since Ampere, the power reading is a mean over the last second, and it is only accurate to ±5 W.
*
* @param timeOfDayMs - Milliseconds since 1970, as nvidia-smi dates its readings.
*/
function meterGpu(gpu, timeOfDayMs = Date.now) {
	const isCounted = gpu.first.energyMj !== null;
	const names = [
		"timestamp",
		"power.draw",
		...isCounted ? ["total_energy_consumption"] : []
	];
	const samples = [];
	const reader = watchSmi({
		command: gpu.command,
		words: [
			...gpu.selector,
			`--query-gpu=${names.join(",")}`,
			"--format=csv,noheader,nounits"
		],
		onLine: (line) => {
			const [at, power, energy] = line.split(", ");
			samples.push({
				atMs: parseTimestamp(at) ?? timeOfDayMs(),
				powerW: parseNumber(power),
				energyMj: parseNumber(energy)
			});
		}
	});
	let begunAt = 0;
	let begunTick = 0;
	return {
		kind: isCounted ? "gpu-counter" : "gpu-power",
		begin() {
			samples.length = 0;
			begunAt = timeOfDayMs();
			begunTick = performance.now();
		},
		async end() {
			const endedAt = timeOfDayMs();
			const gainedMs = endedAt - begunAt - (performance.now() - begunTick);
			if (!(Math.abs(gainedMs) <= MAX_STEP_MS)) return {
				ok: false,
				why: { kind: "clock-was-set" }
			};
			await wait(400);
			const within = samples.filter(({ atMs }) => atMs >= begunAt && atMs <= endedAt);
			return isCounted ? countedPower(within) : integratedPower(within);
		},
		stop: () => reader.stop()
	};
}
/** Measures the power of the processor's packages. */
function meterProcessor(root) {
	const first = readRapl(root);
	if (!first.ok) return { why: first.why };
	let begun = first.counters;
	let begunAt = performance.now();
	return {
		kind: "processor-counter",
		begin() {
			const now = readRapl(root);
			begun = now.ok ? now.counters : /* @__PURE__ */ new Map();
			begunAt = performance.now();
		},
		async end() {
			const now = readRapl(root);
			const seconds = (performance.now() - begunAt) / 1e3;
			return now.ok ? {
				ok: true,
				watts: joulesBetween(begun, now.counters) / seconds
			} : now;
		},
		stop: async () => {}
	};
}
function countedPower(samples) {
	const read = samples.filter(({ energyMj }) => energyMj !== null);
	const [first, last] = [read[0], read.at(-1)];
	if (read.length < MIN_SAMPLES || first === void 0 || last === void 0) return tooFew(read.length);
	const milliseconds = last.atMs - first.atMs;
	const millijoules = (last.energyMj ?? 0) - (first.energyMj ?? 0);
	return millijoules >= 0 && milliseconds > 0 ? {
		ok: true,
		watts: millijoules / milliseconds
	} : {
		ok: false,
		why: { kind: "gpu-counter-reset" }
	};
}
/** Trapezoidal rule, since the readings are not evenly spaced. */
function integratedPower(samples) {
	const read = samples.filter(({ powerW }) => powerW !== null);
	const [first, last] = [read[0], read.at(-1)];
	if (read.length < MIN_SAMPLES || first === void 0 || last === void 0) return tooFew(read.length);
	let millijoules = 0;
	for (const [index, { atMs, powerW }] of read.entries()) {
		const before = read[index - 1];
		if (before !== void 0) millijoules += (atMs - before.atMs) * ((powerW ?? 0) + (before.powerW ?? 0)) / 2;
	}
	return {
		ok: true,
		watts: millijoules / (last.atMs - first.atMs)
	};
}
const tooFew = (count) => ({
	ok: false,
	why: count === 0 ? { kind: "gpu-power-not-reported" } : {
		kind: "too-few-readings",
		readings: count
	}
});
/** Parses `2026/07/14 08:12:53.353`, local time; undefined if it is not a timestamp. */
function parseTimestamp(text) {
	const match = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3})$/.exec(text ?? "");
	if (match === null) return void 0;
	const [year = 0, month = 1, day, hours, minutes, seconds, milliseconds] = match.slice(1).map(Number);
	return new Date(year, month - 1, day, hours, minutes, seconds, milliseconds).getTime();
}
// src/device/reading-problem.ts
/** Why GPU memory or energy could not be measured. */
const readingProblemSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("unreadable"),
		message: string()
	}),
	strictObject({ kind: literal("gpu-memory-not-reported") }),
	strictObject({ kind: literal("gpu-memory-did-not-rise") }),
	strictObject({ kind: literal("processes-not-named") }),
	strictObject({ kind: literal("process-not-listed") }),
	strictObject({
		kind: literal("gpu-shared"),
		/** True if the driver lists the process without its memory; false if it lists only compute processes. */
		isListed: boolean(),
		by: _enum([
			"mig",
			"unseen-processes",
			"other-processes"
		])
	}),
	strictObject({ kind: literal("gpu-power-not-reported") }),
	strictObject({
		kind: literal("too-few-readings"),
		readings: int().positive()
	}),
	strictObject({ kind: literal("gpu-counter-reset") }),
	strictObject({ kind: literal("clock-was-set") }),
	strictObject({
		kind: literal("other-process"),
		pid: int()
	}),
	strictObject({ kind: literal("no-processor-counter") }),
	strictObject({ kind: literal("processor-counter-needs-root") })
]);
// src/engine/server/request-failure.ts
/**
* Why a request got no answer that counts. `refused-connection`: nothing accepted the connection. `status`: the server
* reported an error, by its status (such as 429) or in the stream. `cut-off`: the answer ended before it was complete.
* `no-usage`: the answer does not count its tokens.
*/
const REQUEST_FAILURES = [
	"refused-connection",
	"status",
	"timed-out",
	"malformed",
	"too-large",
	"no-usage",
	"cut-off"
];
/** An answer that is not what the protocol says. */
const malformed = (expected, got) => ({
	kind: "malformed",
	message: `expected ${expected}, got ${got}`
});
/** An answer with more bytes than any valid one has. */
const tooLarge = (what, maxBytes) => ({
	kind: "too-large",
	message: `expected ${what} of at most ${maxBytes} bytes, got more`
});
const MAX_MESSAGE = 200;
/** A failure that the server reports. @param body - Its words, possibly in JSON. */
function statusFailure(status, body) {
	const said = plainText(messageIn(body), MAX_MESSAGE);
	const head = status === void 0 ? "the server reported an error" : `the server answered ${status}`;
	return {
		kind: "status",
		...status !== void 0 && { status },
		message: said === "" ? head : `${head}: ${said}`
	};
}
/** `{"error": {"message": …}}`, as OpenAI has it, `{"error": …}`, as Open Inference has it, or plain text. */
function messageIn(body) {
	try {
		const parsed = JSON.parse(body);
		const error = fieldOf(parsed, "error") ?? parsed;
		const message = fieldOf(error, "message") ?? fieldOf(error, "detail") ?? error;
		return typeof message === "string" ? message : body;
	} catch {
		return body;
	}
}
/** A property of a parsed JSON value; undefined if it is no object or has no such property of its own. */
function fieldOf(value, name) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
	return value[name];
}
/** A parsed JSON value for a message. Its parts are not looked at: they may be nested a million deep. */
function describeValue(value) {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	return typeof value === "object" && value !== null ? "an object" : quotedJson(value);
}
/** Parses JSON of a server. */
function parseServerJson(text) {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return { failure: malformed("JSON", quoted(text)) };
	}
}
// src/measure/served-figures.ts
const ns$1 = number().positive();
const MAX_REQUESTS = 1e4;
/**
* The requests of one arm in one launch, in the order in which they were due. A failed request counts as one that took its
* whole deadline: it is over every limit, and never left out. All arrays have shape [requests]; those of tokens are absent
* unless the answers are texts.
*/
const servedLaunchSchema = strictObject({
	/** From the due time to the first token. */
	ttftNs: array(ns$1).min(1).max(MAX_REQUESTS).optional(),
	/** (end − first token) ÷ tokens after the first chunk; null for an answer of a single chunk. */
	tpotNs: array(ns$1.nullable()).optional(),
	/** From the due time to the end of the answer. */
	latencyNs: array(ns$1).min(1).max(MAX_REQUESTS),
	/** As the server counts them; 0 for a failed request. */
	outputTokens: array(int().nonnegative()).optional(),
	/** Failed requests by kind. */
	failures: partialRecord(_enum(REQUEST_FAILURES), int().positive()),
	/** Time in which the requests were served, without the pauses in between. */
	wallNs: ns$1
});
/** What the accuracy pass of a served model found besides outcomes. */
const servedAnswersSchema = strictObject({
	/** One entry per item; absent unless the answers are texts. */
	outputTokens: array(int().nonnegative()).optional(),
	/** Mean tokens of a prompt; null where the server does not count them. */
	meanInputTokens: number().nonnegative().nullable(),
	/** Answers that were cut off at the most tokens. */
	cutOff: int().nonnegative(),
	failures: partialRecord(_enum(REQUEST_FAILURES), int().positive()),
	/** Time of a prompt that the server had seen, divided by that of one it had not, at most; null if it was not tried. */
	repeatRatio: number().positive().nullable()
});
// src/measure/arm-measurement.ts
const positiveNs = number().positive();
const bytes = number().nonnegative();
const share$5 = number().min(0).max(1);
const ratio$1 = number().nonnegative();
/** Percentiles over runs that a launch keeps: fine enough to find the share of runs beyond any bound in the tail. */
const RUN_PERCENTS = Array.from({ length: 21 }, (_, step) => 80 + step);
/** One arm's part of one launch: a fresh process that timed several blocks. Times are in ns. */
const launchSchema = strictObject({
	samples: int().positive(),
	p50Ns: positiveNs,
	/** Nearest rank over the launch's samples, none left out. */
	p95Ns: positiveNs,
	p99Ns: positiveNs,
	/** MLPerf's early-stopping estimate of the P95, an upper bound; null when the launch has too few samples for one. */
	p95EstimateNs: positiveNs.nullable(),
	meanNs: positiveNs,
	/** Machine time of one inference: its latency in a closed loop, otherwise its service time divided by the streams. */
	machineNs: positiveNs,
	loadNs: positiveNs,
	firstRunNs: positiveNs,
	/** The same figures without the time that other programs made it wait for a core; null where not reported. */
	net: strictObject({
		/** Null where requests queue: one request's wait delays the next. */
		latency: strictObject({
			p50Ns: positiveNs,
			p95Ns: positiveNs,
			p99Ns: positiveNs,
			meanNs: positiveNs
		}).nullable(),
		machineNs: positiveNs,
		loadNs: positiveNs,
		firstRunNs: positiveNs
	}).nullable(),
	/** The tail over inputs and over runs, in net latency where known; null where requests queue. */
	tails: strictObject({
		/** Latency of each timed input: the lower quartile over its runs. Both arms have the same inputs in the same order. */
		inputsNs: array(positiveNs).min(1),
		/** Inputs that could have been timed. */
		of: int().positive(),
		/** P80, P81, …, P100 over all runs. Shape [21]. */
		runsNs: array(positiveNs).length(RUN_PERCENTS.length)
	}).nullable(),
	/** Waiting for a core as a fraction of the time spent running, by cause; null where not reported. */
	waiting: strictObject({
		/** Other programs used the core. */
		others: ratio$1,
		/** The model's own threads used it. */
		own: ratio$1
	}).nullable(),
	/** Share of the mean latency spent waiting in the queue; 0 in a closed loop. */
	queueShare: share$5,
	/** Share of the machine's CPU time that its host gave to others during the launch; null where not reported. */
	stealShare: share$5.nullable(),
	/** Of a model behind a server; absent otherwise. */
	served: servedLaunchSchema.optional()
});
/** Launches that were discarded, by reason. */
const discardedSchema = strictObject({
	/** The load generator could not keep up. */
	late: int().nonnegative(),
	/** Another process used the GPU, or heat or power supply slowed it down; absent where no GPU was watched. */
	gpuBusy: int().nonnegative().optional(),
	/** The first few distinct disturbances of those launches. */
	disturbances: array(gpuDisturbanceSchema).optional()
});
/** Peak GPU memory, one entry per fresh process; empty, with the reason, where it could not be measured. */
const gpuMemorySchema = strictObject({
	peakBytes: array(bytes),
	/** `process`: the process's own memory, from the driver; `device`: the increase of the whole GPU's, with no other process on it. */
	how: _enum(["process", "device"]).nullable(),
	why: readingProblemSchema.nullable()
});
/** Energy of back-to-back runs, one entry per window; empty, with the reason, where it could not be measured. */
const energySchema = strictObject({
	windows: array(strictObject({
		joulesPerRun: number().nonnegative(),
		runNs: positiveNs
	})),
	how: _enum(METERS).nullable(),
	/** Idle power before any model ran; null where unknown. */
	idleW: number().nonnegative().nullable(),
	why: readingProblemSchema.nullable()
});
const reading = number().nullable();
/** Clocks, heat and power of a GPU at one moment; null where the driver does not report a value. */
const gpuMomentSchema = strictObject({
	smClockMhz: reading,
	memoryClockMhz: reading,
	temperatureC: reading,
	powerW: reading
});
/** The GPU before the first launch and after the last; null where it could not be read. */
const gpuStateSchema = strictObject({
	before: gpuMomentSchema.nullable(),
	after: gpuMomentSchema.nullable(),
	/** Whether the power limit slowed it down in between; null where the driver does not report it. */
	isPowerCapped: boolean().nullable()
});
/** Nodes of one operator that ran on the same provider in the same way, according to the profile. */
const placementRowSchema = strictObject({
	/** Operator type after the runtime's optimization. */
	operator: string(),
	provider: string(),
	/** Element type of the first input: "float32", "int8"; empty where the runtime does not report it. */
	precision: string(),
	nodes: int().positive(),
	/**
	* `kernel`: on the policy's provider. `fallback`: on the CPU although the policy names another provider. `copy`: between
	* host and device. `shape`: a fallback or copy of only scalars and short vectors. `reformat`: casts, transposes,
	* quantizing.
	*/
	role: _enum([
		"kernel",
		"fallback",
		"shape",
		"copy",
		"reformat"
	]),
	/** Mean time in a profiled run; never a latency. */
	nsPerRun: number().nonnegative(),
	/** Share of the arm's kernel and copy time. */
	timeShare: share$5,
	/** Why it fell back or was added, from the runtime's log; null where the log gives no reason or none is needed. */
	reason: _enum(REASONS$2).nullable()
});
/** Operators that may draw random numbers. `Dropout` does so in training mode only. */
const RANDOM_OPERATORS = [
	"Bernoulli",
	"Dropout",
	"Multinomial",
	"RandomNormal",
	"RandomNormalLike",
	"RandomUniform",
	"RandomUniformLike"
];
/** Of the first items, which ran twice, how many had another outcome the second time. */
const unrepeatableSchema = strictObject({
	items: int().positive(),
	of: int().positive(),
	/** Of {@link RANDOM_OPERATORS}, those that the model has. */
	operators: array(_enum(RANDOM_OPERATORS))
});
/** All measurements of one model on one machine, as records store them. */
const armMeasurementSchema = strictObject({
	launches: array(launchSchema),
	discardedLaunches: discardedSchema,
	outcomes: outcomeTableSchema.transform((table) => OutcomeTable.parse(table)),
	/** Absent if every item has the same outcome again. */
	unrepeatable: unrepeatableSchema.optional(),
	/** Peak resident memory above the bare runtime's, one entry per fresh process. */
	ramPeakBytes: array(bytes),
	/** Peak memory allocated by the runtime's arena; null where the runtime does not report it. */
	arenaPeakBytes: bytes.nullable(),
	modelSizeBytes: bytes,
	placement: array(placementRowSchema),
	/** Mean time of unprofiled runs, alternating with the profiled runs behind `placement`; null without a profile. */
	plainRunNs: positiveNs.nullable(),
	/** Time to enqueue one run's kernels, for providers that compute asynchronously; otherwise null or absent. */
	enqueueNs: positiveNs.nullable().optional(),
	/** Absent where the arm did not run on a GPU. */
	gpuMemory: gpuMemorySchema.optional(),
	gpu: gpuStateSchema.optional(),
	/** Absent unless a limit or a price needs it. */
	energy: energySchema.optional(),
	/** Of a model behind a server; absent otherwise. */
	served: servedAnswersSchema.optional()
});
// src/device/ask-smi.ts
const TIMEOUT_MS = 1e4;
const MAX_BYTES$1 = 4 * 2 ** 20;
/**
* Calls nvidia-smi once and blocks until it answers. It is only called while nothing is timed: before and after a launch.
*
* @param command - Path of nvidia-smi, or its name on PATH.
*/
function askSmi(command, words, timeoutMs = TIMEOUT_MS) {
	const { status, stdout, stderr, error } = spawnSync(command, words, {
		encoding: "utf8",
		timeout: timeoutMs,
		maxBuffer: MAX_BYTES$1,
		killSignal: "SIGKILL"
	});
	return readSmiAnswer({
		status,
		stdout: stdout ?? "",
		stderr: stderr ?? "",
		error
	});
}
/** Exit codes of nvidia-smi that mean failure. @see nvidia-smi(1), "Return value". */
const MEANING = {
	3: "the operation is not supported by this GPU",
	4: "the operation needs more permissions, such as root",
	9: "the NVIDIA driver is not loaded",
	12: "the NVML library was not found",
	15: "the GPU has fallen off the bus or is lost"
};
/** Messages about a lost GPU, which the exit code may not reveal. */
const LOST = /GPU is lost|fallen off the bus/i;
/**
* Interprets how an nvidia-smi call ended.
*
* @param ended - `status` is null if it was killed at its deadline; `error` is set if it could not be started.
*/
function readSmiAnswer(ended) {
	const { status, stdout, stderr, error } = ended;
	if (error?.code === "ENOENT") return {
		ok: false,
		message: "nvidia-smi was not found on PATH"
	};
	if (error?.code === "ETIMEDOUT") return {
		ok: false,
		message: "nvidia-smi did not answer in time"
	};
	if (error !== void 0) return {
		ok: false,
		message: `nvidia-smi could not be started (${error.code})`
	};
	const quote = firstLine(`${stderr}\n${stdout}`);
	if (status === 0 && !LOST.test(stdout) && !LOST.test(stderr)) return {
		ok: true,
		text: stdout
	};
	return {
		ok: false,
		message: `${(LOST.test(`${stderr}\n${stdout}`) ? MEANING[15] : void 0) ?? MEANING[status ?? -1] ?? "nvidia-smi failed"} (nvidia-smi exit code ${status ?? "none"}${quote}`
	};
}
const MAX_QUOTE = 160;
/** The first line as ": quote)", which closes the parenthesis around the exit code. */
function firstLine(text) {
	const line = text.split("\n").map((each) => each.trim()).find((each) => each !== "");
	return line === void 0 ? ")" : `: ${line.slice(0, MAX_QUOTE)})`;
}
// src/device/gpu-processes.ts
const BYTES_PER_MIB$1 = 2 ** 20;
/** Properties to query with `--query-compute-apps`. */
const PROCESS_PROPERTIES = "pid,used_gpu_memory";
/** Reads the lines of `--query-compute-apps=pid,used_gpu_memory --format=csv,noheader,nounits`. */
function parseGpuProcesses(text) {
	const processes = [];
	let unnamed = 0;
	for (const line of text.split("\n")) {
		if (line.trim() === "") continue;
		const process = parseGpuProcess(line);
		if (process === void 0) unnamed += 1;
		else processes.push(process);
	}
	return {
		processes,
		unnamed
	};
}
/** Reads one line; undefined if it names no process. */
function parseGpuProcess(line) {
	const [pid, used] = line.split(", ");
	const number = parseNumber(pid);
	if (number === null || !Number.isSafeInteger(number)) return void 0;
	const usedMib = parseNumber(used);
	return {
		pid: number,
		usedBytes: usedMib === null ? null : usedMib * BYTES_PER_MIB$1
	};
}
// src/device/gpu-reading.ts
const BYTES_PER_MIB = 2 ** 20;
/**
* The properties to query, each with its names across driver versions, newest first: before R535, for example, the clock
* event reasons were called "throttle reasons". Properties that a driver does not know are left out.
*/
const GPU_PROPERTIES = {
	name: ["name"],
	uuid: ["uuid"],
	driver: ["driver_version"],
	persistence: ["persistence_mode"],
	mig: ["mig.mode.current"],
	ecc: ["ecc.mode.current"],
	displayActive: ["display_active"],
	memoryUsedBytes: ["memory.used"],
	temperatureC: ["temperature.gpu"],
	powerDrawW: ["power.draw"],
	powerLimitW: ["enforced.power.limit", "power.limit"],
	smClockMhz: ["clocks.current.sm"],
	memoryClockMhz: ["clocks.current.memory"],
	clockReasons: ["clocks_event_reasons.active", "clocks_throttle_reasons.active"],
	swThermalUs: ["clocks_event_reasons_counters.sw_thermal_slowdown"],
	hwThermalUs: ["clocks_event_reasons_counters.hw_thermal_slowdown"],
	powerBrakeUs: ["clocks_event_reasons_counters.hw_power_brake_slowdown"],
	powerCapUs: ["clocks_event_reasons_counters.sw_power_cap"],
	energyMj: ["total_energy_consumption"]
};
/**
* Reads one line of `--format=csv,noheader,nounits`.
*
* @param names - The queried names, in order.
* @returns Undefined if the line has a different number of values.
*/
function parseGpuReading(line, names) {
	const values = line.split(", ");
	if (values.length !== names.length) return void 0;
	const find = (property) => {
		const index = names.findIndex((name) => GPU_PROPERTIES[property].includes(name));
		return index < 0 ? void 0 : values[index];
	};
	const text = (property) => parseText(find(property));
	const number = (property) => parseNumber(find(property));
	const usedMib = number("memoryUsedBytes");
	return {
		name: text("name"),
		uuid: text("uuid"),
		driver: text("driver"),
		persistence: text("persistence"),
		mig: text("mig"),
		ecc: text("ecc"),
		displayActive: text("displayActive"),
		memoryUsedBytes: usedMib === null ? null : usedMib * BYTES_PER_MIB,
		temperatureC: number("temperatureC"),
		powerDrawW: number("powerDrawW"),
		powerLimitW: number("powerLimitW"),
		smClockMhz: number("smClockMhz"),
		memoryClockMhz: number("memoryClockMhz"),
		clockReasons: parseMask(find("clockReasons")),
		swThermalUs: number("swThermalUs"),
		hwThermalUs: number("hwThermalUs"),
		powerBrakeUs: number("powerBrakeUs"),
		powerCapUs: number("powerCapUs"),
		energyMj: number("energyMj")
	};
}
// src/device/open-gpu.ts
const CSV = "--format=csv,noheader,nounits";
const UNKNOWN_NAME = /Field "([^"]+)" is not a valid field to query/;
/**
* Finds the GPU that the runtime will use, and the properties that its driver knows. Drivers know different properties and
* report unknown ones one at a time.
*
* @param options - `visible` is CUDA_VISIBLE_DEVICES: its first entry is the runtime's device 0.
*/
function openGpu({ command = "nvidia-smi", visible, seesAll = isInitialPidNamespace() } = {}) {
	const selector = selectorOf(visible);
	let names = Object.values(GPU_PROPERTIES).map(([name]) => name);
	for (;;) {
		const answer = askSmi(command, [
			...selector,
			`--query-gpu=${names.join(",")}`,
			CSV
		]);
		const unknown = UNKNOWN_NAME.exec(answer.ok ? answer.text : answer.message)?.[1];
		if (unknown !== void 0 && names.includes(unknown)) names = replaceName(names, unknown);
		else if (answer.ok) return access$1({
			command,
			selector,
			names,
			seesAll
		}, answer.text);
		else return {
			kind: "unreadable",
			message: answer.message
		};
	}
}
/** The initial namespace always has this number (PROC_PID_INIT_INO). */
function isInitialPidNamespace() {
	if (process.platform !== "linux") return true;
	return readlinkSync("/proc/self/ns/pid") === "pid:[4026531836]";
}
function access$1(opened, text) {
	const first = parseFirst(text, opened.names);
	return first === void 0 ? {
		kind: "unreadable",
		message: `nvidia-smi printed no reading: ${JSON.stringify(text.slice(0, 80))}`
	} : {
		kind: "readable",
		gpu: {
			...opened,
			first
		}
	};
}
/** The first GPU: without a selector, it is the runtime's device 0, because both use bus order. */
const parseFirst = (text, names) => parseGpuReading(text.split("\n")[0]?.trimEnd() ?? "", names);
/** A MIG device has no readings of its own; its GPU's readings show that MIG is on. */
function selectorOf(visible) {
	const first = visible?.split(",")[0]?.trim() ?? "";
	return /^\d+$|^GPU-/.test(first) ? ["-i", first] : [];
}
function replaceName(names, unknown) {
	const known = Object.values(GPU_PROPERTIES).find((each) => each.includes(unknown)) ?? [];
	const older = known[known.indexOf(unknown) + 1];
	return names.flatMap((name) => name === unknown ? older ?? [] : name);
}
/** Reads the GPU once. */
function readGpu({ command, selector, names }) {
	const answer = askSmi(command, [
		...selector,
		`--query-gpu=${names.join(",")}`,
		CSV
	]);
	if (!answer.ok) return answer;
	const value = parseFirst(answer.text, names);
	return value === void 0 ? {
		ok: false,
		message: "nvidia-smi printed no reading"
	} : {
		ok: true,
		value
	};
}
/** Lists the processes on the GPU. */
function readGpuProcesses({ command, selector }) {
	const answer = askSmi(command, [
		...selector,
		`--query-compute-apps=${PROCESS_PROPERTIES}`,
		CSV
	]);
	return answer.ok ? {
		ok: true,
		value: parseGpuProcesses(answer.text)
	} : answer;
}
// src/measure/latency/gpu-snapshot.ts
/** A killed process stays on the GPU for a moment. */
const LEAVE_MS = 2e3;
const POLL_MS = 250;
/**
* Reads the GPU and its processes. Blocks this process, which has nothing else to do between launches.
*
* @param leaveMs - How long our own process may take to leave the GPU before it counts as a foreign one.
*/
function takeGpuSnapshot(gpu, leaveMs = LEAVE_MS) {
	for (let waitedMs = 0;; waitedMs += POLL_MS) {
		const processes = readGpuProcesses(gpu);
		if (waitedMs >= leaveMs || othersIn(processes).length === 0) return {
			gpu: readGpu(gpu),
			processes
		};
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
	}
}
const othersIn = (read) => read.ok ? read.value.processes.filter(({ pid }) => !isOwnProcess(pid)) : [];
/** What disturbed a launch between two readings; undefined if the driver reports nothing. */
function findDisturbance(before, after) {
	for (const { gpu, processes } of [before, after]) {
		if (!gpu.ok) return {
			kind: "unreadable",
			message: gpu.message
		};
		const [other] = othersIn(processes);
		if (other !== void 0) return {
			kind: "other-process",
			pid: other.pid,
			bytes: other.usedBytes
		};
	}
	return before.gpu.ok && after.gpu.ok ? findThrottle(before.gpu.value, after.gpu.value) : void 0;
}
/** The GPU's state at the start and end of a latency pass. */
function gpuStateBetween(first, last) {
	const capped = first.gpu.ok && last.gpu.ok ? wasPowerCapped(first.gpu.value, last.gpu.value) : void 0;
	return {
		before: momentOf(first),
		after: momentOf(last),
		isPowerCapped: capped ?? null
	};
}
function momentOf({ gpu }) {
	if (!gpu.ok) return null;
	const { smClockMhz, memoryClockMhz, temperatureC, powerDrawW } = gpu.value;
	return {
		smClockMhz,
		memoryClockMhz,
		temperatureC,
		powerW: powerDrawW
	};
}
// src/measure/latency/keep-gpu-quiet.ts
/** Stop once discarded launches outnumber the others by this many. */
const MAX_DISTURBED = 5;
/**
* Marks launches during which another process used the GPU, or heat or power supply slowed it down. They do not count and
* are repeated while the budget lasts. Ends when too many launches are disturbed. Launches without GPU readings pass
* unchanged.
*/
async function* keepGpuQuiet(launches) {
	let busy = 0;
	let timed = 0;
	for await (const launch of launches) {
		const { outcome, gpu } = launch;
		const disturbance = outcome.kind === "timed" && gpu !== void 0 ? findDisturbance(gpu.before, gpu.after) : void 0;
		if (disturbance !== void 0) busy += 1;
		else if (outcome.kind === "timed") timed += 1;
		yield disturbance === void 0 ? launch : {
			outcome: {
				kind: "gpu-busy",
				disturbance
			},
			gpu
		};
		if (busy >= MAX_DISTURBED + timed) return;
	}
}
/** Whether so many launches were disturbed that the rest mean nothing either, or no others are left. */
function isTooDisturbed({ launches, discardedLaunches }) {
	const { gpuBusy = 0 } = discardedLaunches;
	return gpuBusy >= MAX_DISTURBED + launches.length || gpuBusy > 0 && launches.length === 0;
}
// src/stats/random.ts
/**
* The stream for a seed: xoshiro128** 1.1, with its state filled from SplitMix64, as its authors advise.
*
* @param seed - A whole number; taken modulo 2^64.
* @throws {RangeError} If `seed` is a number that is not a safe integer.
* @see Blackman & Vigna (2021), "Scrambled Linear Pseudorandom Number Generators"; https://prng.di.unimi.it/
*/
function createRandom(seed) {
	const next = splitMix64(BigInt(seed));
	const [low, high] = [next(), next()];
	return xoshiro128(Number(low & MASK_32), Number(low >> 32n), Number(high & MASK_32), Number(high >> 32n));
}
const MASK_32 = 4294967295n;
/**
* SplitMix64: each call returns a 64-bit number.
*
* @see Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators";
*   https://prng.di.unimi.it/splitmix64.c
*/
function splitMix64(seed) {
	let state = BigInt.asUintN(64, seed);
	return () => {
		state = BigInt.asUintN(64, state + 11400714819323198485n);
		let mixed = state;
		mixed = BigInt.asUintN(64, (mixed ^ mixed >> 30n) * 13787848793156543929n);
		mixed = BigInt.asUintN(64, (mixed ^ mixed >> 27n) * 10723151780598845931n);
		return mixed ^ mixed >> 31n;
	};
}
/**
* xoshiro128** 1.1 from a state of four 32-bit words, not all zero; period 2^128 − 1.
*
* @see https://prng.di.unimi.it/xoshiro128starstar.c
*/
function xoshiro128(a, b, c, d) {
	const nextUint32 = () => {
		const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotateLeft(d, 11);
		return result;
	};
	return {
		nextUint32,
		nextUnit: () => (nextUint32() * 2 ** 21 + (nextUint32() >>> 11)) / 2 ** 53,
		nextInt: (bound) => nextBelow(bound, nextUint32)
	};
}
const rotateLeft = (word, by) => word << by | word >>> 32 - by;
function nextBelow(bound, nextUint32) {
	if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) throw new RangeError(`expected a whole number in 1..2^32, got ${bound}`);
	const limit = 2 ** 32 - 2 ** 32 % bound;
	let draw = nextUint32();
	while (draw >= limit) draw = nextUint32();
	return draw % bound;
}
// src/stats/normal.ts
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Where the continued fraction replaces the series. Both are accurate to the last digit here. */
const FAR = 5;
const FRACTION_TERMS = 60;
/** Beyond this, P[Z > x] is zero in double precision. */
const BEYOND_ALL = 38;
/** Density of the standard normal distribution at x. */
function normalDensity(x) {
	return Math.exp(-x * x / 2) / SQRT_TWO_PI;
}
/**
* P[Z > x] of the standard normal distribution, relative error below 1e-9.
*
* @param x - Any number; NaN gives NaN.
* @see Marsaglia (2004), "Evaluating the Normal Distribution", for the series; Abramowitz & Stegun 26.2.14 for the tail.
*/
function normalUpperTail(x) {
	if (x < 0) return 1 - normalUpperTail(-x);
	if (x > BEYOND_ALL) return 0;
	return x < FAR ? .5 - normalDensity(x) * seriesSum(x) : normalDensity(x) / tailFraction(x);
}
/** x + x³/3 + x⁵/(3·5) + …; NaN for NaN. */
function seriesSum(x) {
	let term = x;
	let sum = x;
	for (let odd = 3; sum + term !== sum || odd === 3; odd += 2) {
		term *= x * x / odd;
		sum += term;
		if (Number.isNaN(term)) return NaN;
	}
	return sum;
}
/** x + 1/(x + 2/(x + 3/(x + …))). */
function tailFraction(x) {
	let fraction = x;
	for (let term = FRACTION_TERMS; term >= 1; term -= 1) fraction = x + term / fraction;
	return fraction;
}
/**
* Upper quantile of the standard normal distribution: the x with P[Z > x] = `upperTail`.
*
* @param upperTail - Probability in (0, 1).
* @returns NaN outside that range.
*/
function normalQuantile(upperTail) {
	if (!(upperTail > 0 && upperTail < 1)) return NaN;
	let low = -38;
	let high = BEYOND_ALL;
	while (high - low > 1e-12) {
		const middle = (low + high) / 2;
		if (normalUpperTail(middle) > upperTail) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
// src/stats/student-t.ts
/** A thousand are enough for parameters of a million. */
const MAX_ITERATIONS = 1e4;
const TINY = 1e-300;
const PRECISION = 1e-14;
/**
* Upper quantile of Student's t distribution: the x with P[T > x] = `upperTail`.
*
* @param upperTail - Probability in (0, 0.5].
* @param degreesOfFreedom - Positive.
* @returns x ≥ 0; NaN outside the ranges above.
* @see Abramowitz & Stegun 26.7.1 and 26.5.27: P[T > x] = I_{ν/(ν+x²)}(ν/2, ½) / 2.
*/
function studentTQuantile(upperTail, degreesOfFreedom) {
	if (!(upperTail > 0 && upperTail <= .5) || !(degreesOfFreedom > 0)) return NaN;
	let low = 0;
	let high = 1;
	while (studentTUpperTail(high, degreesOfFreedom) > upperTail) high *= 2;
	for (let step = 0; step < 100 && high - low > PRECISION * high; step += 1) {
		const middle = (low + high) / 2;
		if (studentTUpperTail(middle, degreesOfFreedom) > upperTail) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** P[T > x] for x ≥ 0. */
function studentTUpperTail(x, degreesOfFreedom) {
	return regularizedIncompleteBeta(degreesOfFreedom / (degreesOfFreedom + x * x), degreesOfFreedom / 2, .5) / 2;
}
/**
* I_x(a, b) in 0..1, by Lentz's continued fraction.
*
* @see Press et al., "Numerical Recipes", 3rd ed., §6.4.
*/
function regularizedIncompleteBeta(x, a, b) {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
	if (x < (a + 1) / (a + b + 2)) return front * betaFraction(x, a, b) / a;
	return 1 - front * betaFraction(1 - x, b, a) / b;
}
function betaFraction(x, a, b) {
	const guard = (value) => Math.abs(value) < TINY ? TINY : value;
	let c = 1;
	let d = 1 / guard(1 - (a + b) * x / (a + 1));
	let fraction = d;
	for (let m = 1; m <= MAX_ITERATIONS; m += 1) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / guard(1 + even * d);
		c = guard(1 + even / c);
		fraction *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / guard(1 + odd * d);
		c = guard(1 + odd / c);
		fraction *= d * c;
		if (Math.abs(d * c - 1) < PRECISION) break;
	}
	return fraction;
}
// src/stats/proportion.ts
/**
* P[Bin(n, p) ≤ successes], from the incomplete beta function; relative error below 1e-6 up to a million trials.
*
* @param successes - A whole number; below 0 gives 0, `trials` and above gives 1, NaN gives NaN.
* @see Abramowitz & Stegun 26.5.24.
*/
function binomialLowerTail(successes, { trials, probability }) {
	if (!(trials >= 0 && probability >= 0 && probability <= 1)) return NaN;
	if (successes < 0) return 0;
	if (successes >= trials) return 1;
	return regularizedIncompleteBeta(1 - probability, trials - successes, successes + 1);
}
/**
* Wilson's score interval of a proportion, each end with its own quantile:
* (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
*
* @param successes - Whole number in 0..`trials`.
* @param trials - Whole number ≥ 1.
* @returns Within 0..1.
* @see Wilson (1927), "Probable inference, the law of succession, and statistical inference".
*/
function wilsonInterval(successes, trials, tails) {
	const end = (z) => {
		const share = successes / trials;
		const center = share + z * z / (2 * trials);
		const half = z * Math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials));
		return Math.min(Math.max((center + half) / (1 + z * z / trials), 0), 1);
	};
	return {
		low: end(-normalQuantile(tails.low)),
		high: end(normalQuantile(tails.high))
	};
}
/**
* Exact McNemar test: the probability of a split at least this uneven if both directions were equally likely.
* Two-sided; 6 to 0 is the first split below 5%.
*
* @param rightToWrong - Items right before and wrong now, whole number ≥ 0.
* @param wrongToRight - Items wrong before and right now, whole number ≥ 0.
* @returns min(1, 2·P[Bin(b + c, ½) ≤ min(b, c)]), 0..1.
* @see McNemar (1947), "Note on the sampling error of the difference between correlated proportions or percentages".
*/
function mcnemarP(rightToWrong, wrongToRight) {
	const binomial = {
		trials: rightToWrong + wrongToRight,
		probability: .5
	};
	return Math.min(1, 2 * binomialLowerTail(Math.min(rightToWrong, wrongToRight), binomial));
}
/**
* Newcombe's interval of the difference between two independent proportions, second minus first, from their Wilson
* intervals.
*
* @param first - `[successes, trials]`, trials ≥ 1.
* @param second - The same.
* @returns Within −1..1.
* @see Newcombe (1998), "Interval estimation for the difference between independent proportions", method 10.
*/
function newcombeInterval(first, second, tails) {
	const [before, now] = [first[0] / first[1], second[0] / second[1]];
	const [ofFirst, ofSecond] = [wilsonInterval(...first, {
		low: tails.high,
		high: tails.low
	}), wilsonInterval(...second, tails)];
	const difference = now - before;
	return {
		low: difference - Math.hypot(now - ofSecond.low, ofFirst.high - before),
		high: difference + Math.hypot(ofSecond.high - now, before - ofFirst.low)
	};
}
// src/stats/early-stopping.ts
/** MLPerf's rule for a percentile, with its confidence of 99%. */
const mlperfRule = (percent) => ({
	percent,
	confidence: .99
});
const MLPERF_P95 = mlperfRule(95);
/**
* Fewest queries such that `overLatency` of them may exceed the bound and the percentile still meets it: the smallest
* n with P[Bin(n, 1 − p) ≤ t] ≤ 1 − c. With one query over the bound, this is the minimum for an estimate: 64, 130
* and 662 for P90, P95 and P99.
*
* @param overLatency - Whole number ≥ 0, t.
* @see MLPerf LoadGen, `loadgen/early_stopping.cc`, `MinPassingQueriesFinder`, with a tolerance of 0.
*/
function minQueries(overLatency, { percent, confidence }) {
	const probability = 1 - percent / 100;
	const isEnough = (trials) => binomialLowerTail(overLatency, {
		trials,
		probability
	}) <= (1 - confidence) * (1 + 1e-12);
	let high = overLatency + 1;
	while (!isEnough(high)) high *= 2;
	let low = overLatency;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (isEnough(middle)) high = middle;
		else low = middle;
	}
	return high;
}
/**
* MLPerf's estimate of a latency percentile of a stream: an upper bound with the given confidence if latencies are
* independent. It discards as many of the slowest queries as their total number allows.
*
* @param sortedNs - One latency per inference in ns, ascending. Shape [n].
* @returns Undefined below the minimum number of queries, see {@link minQueries}.
* @see MLPerf LoadGen, `loadgen/results.cc`, `PerformanceSummary::EarlyStopping`: element n − t of the sorted
*   latencies.
*/
function earlyStoppingEstimateNs(sortedNs, rule) {
	let allowed = 0;
	let beyond = sortedNs.length;
	while (beyond - allowed > 1) {
		const middle = Math.floor((allowed + beyond) / 2);
		if (minQueries(middle, rule) <= sortedNs.length) allowed = middle;
		else beyond = middle;
	}
	return allowed === 0 ? void 0 : sortedNs[sortedNs.length - allowed];
}
// src/stats/percentile.ts
/**
* Latency at a percentile, by nearest rank: the smallest sample that has at least `percent` % of the samples
* at or below it. It never interpolates and never trims.
*
* @param sortedNs - One latency per inference in ns, ascending. Shape [n], n ≥ 1.
* @param percent - Whole percent in 1..100; 95 gives P95.
* @returns Latency in ns, an element of `sortedNs`.
* @throws {RangeError} If `sortedNs` is empty or `percent` is not in 1..100.
* @see Hyndman & Fan (1996), "Sample Quantiles in Statistical Packages", definition 1.
*/
function percentileNs(sortedNs, percent) {
	if (!Number.isInteger(percent) || !(percent >= 1 && percent <= 100)) throw new RangeError(`percent: expected a whole number in 1..100, got ${percent}`);
	const value = sortedNs[Math.ceil(sortedNs.length * percent / 100) - 1];
	if (value === void 0) throw new RangeError("sortedNs: expected at least one sample, got none");
	return value;
}
// src/files/read-text.ts
/**
* Reads a small text file in UTF-8, without its byte-order mark. Never follows a link, blocks on a pipe, or reads a
* device.
*
* @param maxBytes - A larger file is a problem.
*/
async function readText(file, maxBytes) {
	const opened = await openPlainFile(file, "refuse");
	if (opened.problem !== void 0) return opened;
	const chunks = [];
	let bytes = 0;
	for await (const chunk of opened.handle.createReadStream({ end: maxBytes })) {
		bytes += chunk.length;
		chunks.push(chunk);
	}
	if (bytes > maxBytes) return { problem: `a file of more than ${maxBytes} bytes` };
	const whole = Buffer.concat(chunks);
	if (!isUtf8(whole)) return { problem: "text that is not UTF-8" };
	return { text: whole.toString("utf8").replace(/^\uFEFF/, "") };
}
// src/model/element-type.ts
/** ONNX Runtime's name and the width in bits of each `TensorProto.DataType`. The index is the number in the file. */
const ELEMENT_TYPES = [
	void 0,
	["float32", 32],
	["uint8", 8],
	["int8", 8],
	["uint16", 16],
	["int16", 16],
	["int32", 32],
	["int64", 64],
	["string", 0],
	["bool", 8],
	["float16", 16],
	["float64", 64],
	["uint32", 32],
	["uint64", 64],
	["complex64", 64],
	["complex128", 128],
	["bfloat16", 16],
	["float8e4m3fn", 8],
	["float8e4m3fnuz", 8],
	["float8e5m2", 8],
	["float8e5m2fnuz", 8],
	["uint4", 4],
	["int4", 4],
	["float4e2m1", 4],
	["float8e8m0", 8],
	["uint2", 2],
	["int2", 2]
];
/**
* ONNX Runtime's name of an element type, such as `float32`; `unknown(99)` for a number without a name.
*
* @param dataType - `TensorProto.DataType` as in the file.
*/
function elementTypeName(dataType) {
	return ELEMENT_TYPES[dataType]?.[0] ?? `unknown(${dataType})`;
}
/** Width of one element in bits; 0 for strings and for unknown types, which have no fixed width. */
function elementTypeBits(dataType) {
	return ELEMENT_TYPES[dataType]?.[1] ?? 0;
}
// src/model/tensor-record.ts
/** Sizes of the full tensor, whether it is stored dense or sparse. */
function fullDims({ dims, sparse }) {
	return sparse?.part === "values" ? sparse.dims : dims;
}
const EXTERNAL = 1;
/** Reads the pending value as a `TensorProto` and skips its values. */
function readTensorRecord(reader) {
	const dims = [];
	const external = {
		location: "",
		offset: "",
		length: ""
	};
	let name = "";
	let dataType = 0;
	let rawBytes;
	let stringBytes = 0;
	let hasTyped = false;
	let isExternal = false;
	let values;
	const typed = (encoding) => () => {
		hasTyped = true;
		const packed = reader.isDelimited;
		values = joined(values, {
			encoding: packed ? encoding : "scattered",
			...reader.extent()
		});
	};
	reader.message({
		1: () => reader.repeated(() => pushSize(reader, dims)),
		2: () => {
			dataType = reader.integer();
		},
		4: typed("dense"),
		5: typed("varint"),
		6: () => {
			const span = reader.span();
			stringBytes += span.length;
			values = joined(values, {
				encoding: "scattered",
				...span
			});
		},
		7: typed("varint"),
		8: () => {
			name = reader.text();
		},
		9: () => {
			const span = reader.span();
			rawBytes = span.length;
			values = {
				encoding: "dense",
				...span
			};
		},
		10: typed("dense"),
		11: typed("varint"),
		13: () => readExternalEntry(reader, external),
		14: () => {
			isExternal = reader.integer() === EXTERNAL;
		}
	});
	const dense = denseBytes(dims, dataType);
	if (isExternal) {
		const bytes = declared(external.length) ?? dense;
		const stored = {
			encoding: "dense",
			start: declared(external.offset) ?? 0,
			length: bytes
		};
		return {
			name,
			dataType,
			dims,
			bytes,
			values: stored,
			externalLocation: external.location
		};
	}
	return {
		name,
		dataType,
		dims,
		bytes: rawBytes ?? (hasTyped ? dense : stringBytes),
		values,
		externalLocation: void 0
	};
}
/** Values in several pieces span from the first to the last. */
function joined(before, next) {
	if (before === void 0) return next;
	return {
		encoding: "scattered",
		start: before.start,
		length: next.start + next.length - before.start
	};
}
/** Reads one size of a shape and appends it. */
function pushSize(reader, dims) {
	if (dims.push(Number(reader.int64())) > 255) reader.refuse(`more than 255 axes`);
}
function readExternalEntry(reader, external) {
	let key = "";
	let value = "";
	reader.message({
		1: () => {
			key = reader.text();
		},
		2: () => {
			value = reader.text();
		}
	});
	if (key === "location" || key === "offset" || key === "length") external[key] = value;
}
function denseBytes(dims, dataType) {
	return Math.ceil(elementCount(dims) * elementTypeBits(dataType) / 8);
}
function declared(size) {
	return /^\d{1,15}$/.test(size) ? Number(size) : void 0;
}
/** Shown for text that has no visible character. */
const EMPTY = "(empty)";
/** Breaks a pattern that GitHub looks for in the rendered text, where an entity would be decoded already. */
const ZERO_WIDTH_SPACE = "​";
/**
* Foreign text as a code span, where GitHub looks for no markup, mention, reference or link. A name with a pipe becomes
* escaped prose instead, because in a table cell no code span can contain every pipe.
*
* @see https://github.github.com/gfm/#code-spans and https://github.github.com/gfm/#example-200
*/
function codeSpan(text) {
	const name = plainText(text, 80);
	if (name === "") return EMPTY;
	if (name.includes("|")) return escapeProse(name, 80);
	const fence = "`".repeat(longestRunOfBackticks(name) + 1);
	const pad = name.startsWith("`") || name.endsWith("`") ? " " : "";
	return `${fence}${pad}${name}${pad}${fence}`;
}
/** A word between single backticks that touch no other backtick, letter or digit. */
const QUOTED = /(?<![`\w])`([^`|\s](?:[^`|]*[^`|\s])?)`(?![`\w])/;
/**
* A sentence that may contain foreign text, made inert: no markup, HTML, mention, reference, link, emoji code or
* formula. Words in single backticks become code spans, which are just as inert.
*/
function escapeProse(text, maxCharacters = 300) {
	const plain = plainText(text, maxCharacters);
	if (plain === "") return EMPTY;
	return plain.split(QUOTED).map((part, index) => index % 2 === 1 ? codeSpan(part) : escapeWords(part, index === 0)).join("");
}
function escapeWords(words, isStart) {
	return (isStart && /^([-+#=]|\d+[.)])/.test(words) ? ZERO_WIDTH_SPACE : "") + defang(words).replace(/[&<>`*_~[\]\\|!^]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
/** Foreign lines as a fenced block that they cannot close. */
function codeBlock(text, language) {
	const body = text.slice(0, 2e3).split(/\r\n|[\n\r]/).map((line) => plainText(line, 500)).slice(0, 20).join("\n");
	const fence = "`".repeat(Math.max(3, longestRunOfBackticks(body) + 1));
	return `${fence}${language}\n${body}\n${fence}`;
}
function longestRunOfBackticks(text) {
	return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
/**
* GitHub looks for these in the rendered page, so escaping the markdown does not help: the pattern itself is broken.
*/
function defang(text) {
	return text.replace(/@/g, `@${ZERO_WIDTH_SPACE}`).replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`).replace(/\b(gh)-(?=\d)/gi, `$1-${ZERO_WIDTH_SPACE}`).replace(/:\/\//g, `:${ZERO_WIDTH_SPACE}//`).replace(/www\./gi, (www) => `${www.slice(0, 3)}${ZERO_WIDTH_SPACE}.`).replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`).replace(/\$/g, "＄");
}
// src/verdict/state.ts
/** Verdict states, mildest first; `exit-code.ts` says what each means for the job. */
const STATES = [
	"pass",
	"waived",
	"inconclusive",
	"no-baseline",
	"incomparable",
	"fail",
	"no-provider",
	"error"
];
// src/policy/metric.ts
/**
* The metrics, by their key under `limits`.
*
* - `unit`: of the values in records and in `verdict.json`.
* - `better`: the good direction. Reversed for a task score that is an error (RMSE, log loss).
* - `change`: how a change is expressed: `relative` to the baseline (a fraction) or as a `difference` of two shares.
* - `evidence`: `sampled` values vary from run to run and need an interval; `exact` values repeat and are compared as
*   they are.
*/
const METRICS$1 = {
	"latency-p95": {
		title: "P95 latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"latency-p99": {
		title: "P99 latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"latency-p50": {
		title: "P50 latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"latency-mean": {
		title: "Mean latency",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"load-time": {
		title: "Load time",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"first-run": {
		title: "First run",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"ttft-p95": {
		title: "P95 time to first token",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"tpot-p95": {
		title: "P95 time per output token",
		unit: "ns",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	throughput: {
		title: "Throughput",
		unit: "items/s",
		better: "higher",
		change: "relative",
		evidence: "sampled"
	},
	"output-tokens-per-second": {
		title: "Output tokens per second",
		unit: "tokens/s",
		better: "higher",
		change: "relative",
		evidence: "sampled"
	},
	goodput: {
		title: "Goodput",
		unit: "share",
		better: "higher",
		change: "difference",
		evidence: "sampled"
	},
	"error-rate": {
		title: "Error rate",
		unit: "share",
		better: "lower",
		change: "difference",
		evidence: "sampled"
	},
	"output-length": {
		title: "Output length",
		unit: "tokens",
		better: "lower",
		change: "relative",
		evidence: "exact"
	},
	"task-score": {
		title: "Task score",
		unit: "score",
		better: "higher",
		change: "difference",
		evidence: "exact"
	},
	"review-rate": {
		title: "Human-review rate",
		unit: "share",
		better: "lower",
		change: "difference",
		evidence: "exact"
	},
	"memory-ram-peak": {
		title: "RAM peak",
		unit: "bytes",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"memory-vram-peak": {
		title: "VRAM peak",
		unit: "bytes",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"memory-arena-peak": {
		title: "Arena peak",
		unit: "bytes",
		better: "lower",
		change: "relative",
		evidence: "exact"
	},
	"model-size": {
		title: "Model size",
		unit: "bytes",
		better: "lower",
		change: "relative",
		evidence: "exact"
	},
	"fallback-time-share": {
		title: "Time of CPU fallback",
		unit: "share",
		better: "lower",
		change: "difference",
		evidence: "exact"
	},
	"energy-per-1000": {
		title: "Energy per 1,000 runs",
		unit: "J",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"cost-per-1000": {
		title: "Cost per 1,000 runs",
		unit: "USD",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	},
	"cost-per-million-tokens": {
		title: "Cost per 1M output tokens",
		unit: "USD",
		better: "lower",
		change: "relative",
		evidence: "sampled"
	}
};
/** Metrics of language models, which only a server of the `openai` protocol has. */
const TOKEN_METRICS = [
	"ttft-p95",
	"tpot-p95",
	"output-tokens-per-second",
	"output-length",
	"cost-per-million-tokens"
];
/** Metrics that only a model behind a server has. */
const SERVED_METRICS = [
	...TOKEN_METRICS,
	"goodput",
	"error-rate"
];
/** All metrics, in report order. */
const METRIC_NAMES = Object.keys(METRICS$1);
/** The metric that is meant by another name, in lower case with hyphens. */
const METRIC_BY_OTHER_NAME = new Map(Object.entries({
	"latency-p95": [
		"latency",
		"p95",
		"p95-latency",
		"latency-95"
	],
	"latency-p99": [
		"p99",
		"p99-latency",
		"latency-99"
	],
	"latency-p50": [
		"p50",
		"p50-latency",
		"median",
		"latency-median"
	],
	"latency-mean": ["mean", "mean-latency"],
	"load-time": [
		"load",
		"startup",
		"startup-time"
	],
	"first-run": ["cold-start", "warm-up"],
	"ttft-p95": [
		"ttft",
		"time-to-first-token",
		"p95-ttft"
	],
	"tpot-p95": [
		"tpot",
		"itl",
		"inter-token-latency",
		"time-per-output-token",
		"p95-tpot"
	],
	"output-tokens-per-second": [
		"tokens-per-second",
		"tps",
		"token-throughput"
	],
	goodput: ["slo"],
	"error-rate": [
		"errors",
		"failures",
		"failure-rate"
	],
	"output-length": [
		"length",
		"output-tokens",
		"tokens"
	],
	throughput: [
		"qps",
		"rps",
		"fps",
		"items-per-second"
	],
	"task-score": [
		"accuracy",
		"acc",
		"f1",
		"macro-f1",
		"auc",
		"top-k",
		"log-loss",
		"rmse",
		"mae",
		"r2",
		"score",
		"exact-match",
		"token-f1"
	],
	"review-rate": [
		"review",
		"human-review",
		"human-review-rate"
	],
	"memory-ram-peak": [
		"memory",
		"ram",
		"ram-peak",
		"rss",
		"memory-peak"
	],
	"memory-vram-peak": [
		"vram",
		"vram-peak",
		"gpu-memory"
	],
	"memory-arena-peak": ["arena", "arena-peak"],
	"model-size": ["size", "file-size"],
	"fallback-time-share": ["fallback", "cpu-fallback"],
	"energy-per-1000": ["energy", "power"],
	"cost-per-1000": [
		"cost",
		"price",
		"cost-per-1k"
	],
	"cost-per-million-tokens": [
		"cost-per-token",
		"cost-per-1m",
		"token-cost"
	]
}).flatMap(([metric, names]) => names.map((name) => [name, metric])));
// src/report/words/grammar.ts
/** "1 launch", "14,400 launches". */
function countOf(count, one, many = pluralOf(one)) {
	return `${formatCount(count)} ${count === 1 ? one : many}`;
}
const pluralOf = (one) => /(ch|s)$/.test(one) ? `${one}es` : `${one}s`;
/** " and 3 more" after a list that was cut; empty if nothing was left out. */
const andMore = (left) => left > 0 ? ` and ${formatCount(left)} more` : "";
/** "a", "a and b", "a, b and c". */
function joinAnd(texts) {
	const last = texts.at(-1) ?? "";
	return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} and ${last}`;
}
/** A clause as a sentence: with a capital letter and a full stop. */
function sentence(clause) {
	return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
/** "P95 latency, RAM peak". */
const metricNames = (metrics) => metrics.map((metric) => METRICS$1[metric].title).join(", ");
// src/figures/limit-clauses.ts
const EXPRESSIONS = {
	relative: "relative",
	points: "points",
	absolute: "own"
};
/** The conditions of a limit; empty if there is no limit. A `floor` is not one: it only widens those on a change. */
function limitClauses(limit) {
	if (limit === null) return [];
	const { "max-increase": increase, "max-drop": drop, max, min } = limit;
	const ofChange = (side, sign, { kind, value }) => ({
		of: "change",
		side,
		expression: EXPRESSIONS[kind],
		bound: sign * value
	});
	const ofCandidate = (side, bound) => ({
		of: "candidate",
		side,
		expression: "own",
		bound
	});
	return [
		...increase === void 0 ? [] : [ofChange("at-most", 1, increase)],
		...drop === void 0 ? [] : [ofChange("at-least", -1, drop)],
		...max === void 0 ? [] : [ofCandidate("at-most", max)],
		...min === void 0 ? [] : [ofCandidate("at-least", min)]
	];
}
/** Whether the value itself is beyond a maximum or minimum. If it is, the change alone does not explain the row. */
function breaksOwnBound({ candidate, limit }) {
	return limitClauses(limit).some(({ of, side, bound }) => {
		if (of !== "candidate" || candidate === null) return false;
		return side === "at-most" ? !(candidate <= bound) : !(candidate >= bound);
	});
}
/** Whether the baseline is beyond a maximum or minimum too. */
const breaksAtBaseline = ({ baseline, limit }) => breaksOwnBound({
	candidate: baseline,
	limit
});
/** Whether a row's differences are in percentage points. Shares are, and scores whose limit is in points. */
function isInPoints(unit, clauses) {
	return unit === "share" || clauses.some(({ expression }) => expression === "points");
}
/** The unit to print a row's values in. A score whose limit is in percentage points is a share. */
function shownUnit(unit, clauses) {
	return unit === "score" && isInPoints(unit, clauses) ? "share" : unit;
}
// src/report/words/row/p95.ts
const KINDS$1 = [
	"slower-inputs",
	"stalls",
	"waits-for-itself"
];
/** What made the P95 of a failing row rise, the most important first; undefined if the row does not say. */
const p95Cause = ({ reasons }) => reasons.find((reason) => KINDS$1.includes(reason.kind));
/** From this share on, all inputs are slower. */
const NEARLY_ALL = .9;
/** Whether only some inputs got slower. */
const isTail = (cause) => cause?.kind === "slower-inputs" && cause.share < NEARLY_ALL;
/** A cause in a few words, without a full stop: "1 run in 8 stalls (baseline 1 in 200)". */
function causeClause(cause) {
	switch (cause.kind) {
		case "slower-inputs": return cause.share >= NEARLY_ALL ? "every input is slower" : `${oneIn(cause.share, "input")} ${cause.share > MOST ? "are" : "is"} slower by more than the limit`;
		case "stalls": return `${oneIn(cause.candidateShare, "run")} stalls (baseline: ${oneIn(cause.baselineShare, "run")})`;
		case "waits-for-itself": return `its own threads compete for cores, which makes runs ${formatShare(cause.candidateShare)} longer (baseline: ${formatShare(cause.baselineShare)})`;
	}
}
/** The same as a sentence, with what counts as a stall. */
function p95CauseText(cause) {
	const text = sentence(causeClause(cause));
	if (cause.kind !== "stalls") return text;
	return `${text} A run stalls if it takes ${formatPercent(Number(cause.beyond.toFixed(3)))} more than the P95 over inputs.`;
}
/** Above this share, "1 in 2" would be said of nearly everything. */
const MOST = .4;
/** "1 run in 8", "60% of inputs", "no run". */
function oneIn(share, noun) {
	if (!(share > 0)) return `no ${noun}`;
	return share > MOST ? `${Math.round(share * 100)}% of ${noun}s` : `1 ${noun} in ${Math.round(1 / share)}`;
}
// src/figures/decimals-for-limit.ts
/** 0.922 − 0.912 is 0.010000000000000009. Judging also ignores everything past twelve digits. */
const ROUNDING_ERROR = 1e-12;
/**
* The fewest decimals, starting from those of `format`, at which every printed figure is on the same side of each bound
* as the figure itself. 10.04% against a limit of 10% is never printed as "+10.0%".
*/
function decimalsForLimit(figures, judged, format) {
	const finite = figures.filter(Number.isFinite);
	const isFaithful = (decimals) => finite.every((figure) => isOnItsSide(figure, judged, {
		...format,
		decimals
	}));
	for (let decimals = format.decimals; decimals <= 30; decimals += 1) if (isFaithful(decimals)) return decimals;
	return format.decimals;
}
function isOnItsSide(figure, { bounds, failed }, format) {
	const printed = roundDecimal(inFormat(figure, format), format.decimals);
	return bounds.every(({ side, bound }) => {
		const sign = side === "at-most" ? 1 : -1;
		const allowance = failed ? 0 : ROUNDING_ERROR * Math.max(1, Math.abs(bound));
		return sign * compareDecimals(printed, decimalOf(bound / format.divisor, format.powerOfTen)) <= 0 === sign * figure <= sign * bound + allowance;
	});
}
// src/figures/row-figures.ts
/** Both values of a row, in the same unit and digits where possible, with the digits that its limit needs. */
function formatValues(row, clauses) {
	const { baseline, candidate, unit } = row;
	const [first = 0, ...others] = [candidate, baseline].filter((value) => value !== null);
	const [candidateFormat, baselineFormat = candidateFormat] = figureFormats([first, ...others], shownUnit(unit, clauses));
	const format = judgedFormat(row, clauses, candidateFormat);
	const decimals = baselineFormat.label === format.label ? format.decimals : baselineFormat.decimals;
	return {
		baseline: baseline === null ? "–" : printFigure(baseline, {
			...baselineFormat,
			decimals
		}),
		candidate: candidate === null ? "–" : printFigure(candidate, format)
	};
}
function judgedFormat(row, clauses, format) {
	const bounds = clauses.filter(({ of }) => of === "candidate");
	const figures = row.candidate === null ? [] : [row.candidate];
	return {
		...format,
		decimals: decimalsForLimit(figures, {
			bounds,
			failed: isBeyond(row)
		}, format)
	};
}
/** Whether the row may be beyond its limit by a hair that counts: true for failed and waived rows. */
const isBeyond = ({ state }) => state === "fail" || state === "waived";
/**
* The candidate's change as its limit expresses it, with the interval: "+18.2% [+15.1, +21.4]". If the limit bounds
* another expression than the judged one, both are printed: "+0.61 ms, +18.2%".
*/
function formatChange(row, clauses) {
	if (row.change === null) return "–";
	const main = expressionOf(row, clauses);
	const others = new Set(clauses.filter(({ of }) => of === "change").map(({ expression }) => expression));
	others.delete(main);
	if (main === "points") others.delete("own");
	const change = [...[...others].map((expression) => otherChange(row, expression, clauses)), judgedChange(row, main, clauses)].filter((text) => text !== "").join(", ");
	const interval = formatInterval(row, clauses);
	return interval === "" ? change : `${change} ${interval}`;
}
/** The interval alone, in the unit of the change: "[+13, +60]"; empty if there is none worth showing. */
function formatInterval(row, clauses) {
	if (row.change === null) return "";
	const main = expressionOf(row, clauses);
	const format = changeFormat(row, row.change, main);
	return intervalText(row, {
		bounds: boundsOf$1(main, clauses),
		failed: isBeyond(row)
	}, format);
}
/** A difference of two shares, alone: "+0.62 pp". */
const formatPointsChange = (difference) => printChange(difference, {
	divisor: 1,
	powerOfTen: 2,
	decimals: 2,
	label: "\xA0pp"
});
/** A change relative to the baseline, alone: "+45.6%". */
const formatRelativeChange = (change) => printChange(change, relativeFormat(change));
function expressionOf(row, clauses) {
	if (row.changeKind === "relative") return "relative";
	return isInPoints(row.unit, clauses) ? "points" : "own";
}
/** A change that the row does not have, computed from its two values; empty if it cannot be computed. */
function otherChange(row, expression, clauses) {
	if (row.baseline === null || row.candidate === null) return "";
	const difference = row.candidate - row.baseline;
	const change = expression === "relative" ? difference / Math.abs(row.baseline) : difference;
	if (!Number.isFinite(change)) return "";
	const format = changeFormat(row, change, expression);
	const judged = {
		bounds: clauses.filter((clause) => clause.of === "change" && clause.expression === expression),
		failed: isBeyond(row)
	};
	return printChange(change, {
		...format,
		decimals: decimalsForLimit([change], judged, format)
	});
}
function judgedChange(row, expression, clauses) {
	const change = row.change ?? 0;
	const format = changeFormat(row, change, expression);
	const judged = {
		bounds: boundsOf$1(expression, clauses),
		failed: isBeyond(row)
	};
	return printChange(change, {
		...format,
		decimals: decimalsForLimit([change], judged, format)
	});
}
const boundsOf$1 = (expression, clauses) => clauses.filter((clause) => clause.of === "change" && sameScale(clause.expression, expression));
/** Points and a score's own unit are the same number; only the label differs. */
function sameScale(left, right) {
	return left === right || left !== "relative" && right !== "relative";
}
/** An interval at least this wide, in the unit of the change, is printed without decimals. */
const WIDE = 10;
function intervalText({ interval }, judged, format) {
	if (interval === void 0 || interval.low === interval.high) return "";
	const { low, high } = interval;
	const isWide = (high - low) / format.divisor * 10 ** format.powerOfTen >= WIDE;
	const ofEnds = {
		...format,
		label: "",
		decimals: isWide ? 0 : format.decimals
	};
	const decimals = decimalsForLimit([low, high], judged, ofEnds);
	const [first, last] = [low, high].map((end) => printChange(end, {
		...ofEnds,
		decimals
	}));
	return first === last ? "" : `[${first},\u00A0${last}]`;
}
function changeFormat(row, change, expression) {
	if (expression === "points") return {
		divisor: 1,
		powerOfTen: 2,
		decimals: 2,
		label: "\xA0pp"
	};
	return expression === "relative" ? relativeFormat(change) : differenceFormat(row, change);
}
const relativeFormat = (change) => ({
	divisor: 1,
	powerOfTen: 2,
	decimals: Math.abs(change) >= 1 ? 0 : 1,
	label: "%"
});
/** A score's difference has the decimals of the two scores. */
function differenceFormat(row, change) {
	const [first = change, ...others] = row.unit === "score" ? [row.baseline, row.candidate].filter((value) => value !== null) : [change];
	return figureFormats([first, ...others], row.unit)[0];
}
// src/report/words/device.ts
/** Why a launch on the GPU does not count, without its full stop: "another process was on the GPU (process 4711)". */
function gpuDisturbanceText(disturbance) {
	switch (disturbance.kind) {
		case "other-process": {
			const { pid, bytes } = disturbance;
			return `another process was on the GPU (process ${pid}${bytes === null ? "" : `, ${formatValue(bytes, "bytes")}`})`;
		}
		case "slowed-down": return `${SLOWDOWN[disturbance.cause]}${durationText(disturbance.us)}`;
		case "unreadable": return `the GPU could not be read: ${disturbance.message}`;
	}
}
const SLOWDOWN = {
	"hardware-heat": "the GPU hardware slowed down because of heat",
	"power-brake": "the power supply slowed the GPU down",
	hardware: "the GPU hardware slowed down",
	"driver-heat": "the GPU driver slowed down because of heat"
};
/** One decimal below a second, whole ms from there on. */
function durationText(us) {
	return us === null ? "" : ` for ${(us / 1e3).toFixed(us < 1e6 ? 1 : 0)}\u00A0ms`;
}
/** Clocks, heat and power of a GPU at one moment: "1980 MHz, memory 2619 MHz, 59 °C, 632 W". */
function gpuMomentText(moment) {
	if (moment === null) return "unknown";
	const { smClockMhz, memoryClockMhz, temperatureC, powerW } = moment;
	const parts = [
		...smClockMhz === null ? [] : [`${smClockMhz}\u00A0MHz`],
		...memoryClockMhz === null ? [] : [`memory ${memoryClockMhz}\u00A0MHz`],
		...temperatureC === null ? [] : [`${temperatureC}\u00A0°C`],
		...powerW === null ? [] : [`${powerW.toFixed(0)}\u00A0W`]
	];
	return parts.length === 0 ? "unknown" : parts.join(", ");
}
/** Why memory of the GPU or energy could not be measured, without its full stop. */
function readingProblemText(problem) {
	switch (problem.kind) {
		case "unreadable": return problem.message;
		case "gpu-memory-not-reported": return "the driver does not report the memory of the GPU";
		case "gpu-memory-did-not-rise": return "the memory of the GPU did not rise while the model ran";
		case "processes-not-named": return "the driver does not say which process uses the memory ([Insufficient Permissions])";
		case "process-not-listed": return "the driver does not list the measuring process (as can happen in a container)";
		case "gpu-shared": return `${problem.isListed ? NOT_REPORTED : NOT_LISTED}, and ${SHARED[problem.by]}`;
		case "gpu-power-not-reported": return "the driver does not report the power of the GPU";
		case "too-few-readings": return `there ${problem.readings === 1 ? "was" : "were"} only ${countOf(problem.readings, "reading")} of the GPU`;
		case "gpu-counter-reset": return "the energy counter of the GPU was reset";
		case "clock-was-set": return "the clock of this machine was set during the measurement";
		case "other-process": return `another process was on the GPU (process ${problem.pid})`;
		case "no-processor-counter": return "this machine has no energy counter for its processor (RAPL)";
		case "processor-counter-needs-root": return "only root may read the energy counter of the processor (`/sys/class/powercap/intel-rapl:*/energy_uj`)";
	}
}
const NOT_REPORTED = "the driver does not report the memory of a process ([N/A])";
const NOT_LISTED = "the driver lists only processes that compute";
const SHARED = {
	mig: "the GPU is shared (MIG)",
	"unseen-processes": "other processes on the GPU cannot be seen from this container",
	"other-processes": "the GPU is also used by others"
};
/** What energy was measured with: "the GPU’s energy counter". */
function meterText(meter) {
	switch (meter) {
		case "gpu-counter": return "the GPU’s energy counter";
		case "gpu-power": return "readings of the GPU’s power";
		case "processor-counter": return "the processor’s energy counter";
	}
}
// src/report/words/row/row.ts
/** One row's figures with the digits that its limit needs. */
function renderRow(row) {
	return {
		metric: rowTitle(row),
		...formatValues(row, limitClauses(row.limit)),
		change: rowChangeText(row),
		limit: limitCell(row)
	};
}
/** "P95 latency", "Accuracy". */
const rowTitle = ({ metric, score }) => score?.name ?? METRICS$1[metric].title;
/** How much the candidate differs: "+45.6% [+13, +60]". */
const rowChangeText = (row) => formatChange(row, limitClauses(row.limit));
/** The candidate's value with the digits that its limit needs: "20.4 ms", "88.10%". */
const valueText$3 = (row) => formatValues(row, limitClauses(row.limit)).candidate;
/** The limit as a condition, for a table: "at most +10%", "at most −1 pp", "at most +10% or +50 µs", "at least 90%". */
function limitCell(row) {
	const bothWays = bothWaysText(row);
	if (bothWays !== void 0) return bothWays;
	return joinClauses(row, (clause, unit) => {
		const text = boundText(clause, unit);
		return clause.of === "change" ? `at most ${withFloor(text, row)}` : `${SIDES[clause.side]} ${text}`;
	});
}
/** The limit in few words, for prose: "+10%", "−1 pp", "+10% or +50 µs", "at most 20 ms"; "–" if there is none. */
function limitText$2(row) {
	const bothWays = bothWaysText(row);
	if (bothWays !== void 0) return bothWays;
	return joinClauses(row, (clause, unit) => {
		const text = boundText(clause, unit);
		return clause.of === "change" ? withFloor(text, row) : `${SIDES[clause.side]} ${text}`;
	});
}
/** "within ±10%", if a limit bounds a change by as much in both directions, and nothing else. */
function bothWaysText({ limit, unit }) {
	const [up, down, ...more] = limitClauses(limit);
	if (!(up?.side === "at-most" && down?.side === "at-least" && up.bound === -down.bound) || down.of !== "change" || more.length > 0) return void 0;
	return `within ±${sizeText$1(up.bound, up.expression, unit)}`;
}
/** How far a part of a limit lets a figure go: "up to +12%", "down to −2 pp", "up to 25 ms". */
function extentText(row) {
	return joinClauses(row, (clause, unit) => `${EXTENTS[clause.side]} ${boundText(clause, unit)}`);
}
const SIDES = {
	"at-most": "at most",
	"at-least": "at least"
};
const EXTENTS = {
	"at-most": "up to",
	"at-least": "down to"
};
function joinClauses({ limit, unit }, textOf) {
	const clauses = limitClauses(limit);
	const shown = shownUnit(unit, clauses);
	return clauses.length === 0 ? "–" : clauses.map((clause) => textOf(clause, shown)).join(", ");
}
/** A worsening within the floor passes too, whatever the rest of the limit says. */
function withFloor(text, { limit, unit }) {
	const floor = limit?.floor ?? 0;
	return floor > 0 ? `${text} or +${formatExact(floor, unit)}` : text;
}
function boundText({ of, expression, bound }, unit) {
	if (of === "candidate") return formatExact(bound, unit);
	return `${bound === 0 ? "" : bound > 0 ? "+" : "−"}${sizeText$1(Math.abs(bound), expression, unit)}`;
}
function sizeText$1(size, expression, unit) {
	switch (expression) {
		case "relative": return formatExact(size, "share");
		case "points": return `${formatExact(100 * size, "score")}\u00A0pp`;
		case "own": return unit === "share" ? `${formatExact(100 * size, "score")}\u00A0pp` : formatExact(size, unit);
	}
}
/** "14,400 inferences in 40 launches", "40+38 launches" if the arms differ; empty if nothing was counted. */
function samplesText({ samples }) {
	if (samples === void 0) return "";
	const { baseline, candidate, of, launches } = samples;
	const counted = `${baseline === candidate || baseline === 0 ? "" : `${formatCount(baseline)}+`}${countOf(candidate, of, PLURALS[of])}`;
	return launches === void 0 ? counted : `${counted} in ${countOf(launches, "launch")}`;
}
const PLURALS = {
	inference: "inferences",
	item: "items",
	process: "processes",
	launch: "launches",
	window: "windows",
	request: "requests"
};
// src/report/words/row/reason.ts
/** Why a row is in its state, in one to three sentences. */
function reasonText$1(reason, row) {
	switch (reason.kind) {
		case "not-measured": return `Not measured: ${missingText(reason.why)}.`;
		case "gpu-busy": return `The GPU was busy with other work or throttled in ${reason.launches} of ${countOf(reason.of, "launch")}, so too few are left to judge.`;
		case "too-few-inferences": return `${countOf(reason.inferences, "inference")} cannot give a P${reason.percent}: it takes at least ${formatCount(reason.needed)}.`;
		case "too-few-launches": return `Too few ${SAMPLES[row.samples?.of ?? "launch"]} for a confidence interval.`;
		case "interval-crosses-limit": return undecidedText$1(reason, row);
		case "too-few-inputs": return `The budget lets a launch time ${countOf(reason.inputs, "input")} of each model, and a P${reason.percent} takes ${reason.needed}. The figures are the ${percentileName(reason.offered)} over inputs. Raise the budget, or limit \`latency-p50\` instead.`;
		case "slower-inputs":
		case "stalls":
		case "waits-for-itself": return p95CauseText(reason);
		case "as-timed": return `P95 over all runs, waiting for a core included: ${formatValue(reason.candidateNs, "ns")}, baseline ${formatValue(reason.baselineNs, "ns")}.`;
		case "below-floor": return `${differenceText$1(reason.amount, row)}, below the floor of ${formatExact(reason.floor, row.unit)}.`;
		case "mlperf-too-few": return `MLPerf’s early stopping takes ${countOf(reason.needed, "inference")} to confirm a maximum of the P${reason.percent}; this run has ${formatCount(reason.inferences)}.`;
		case "mlperf-estimate": return `MLPerf’s early-stopping estimate of the P95 is ${formatValue(reason.p95Ns, "ns")}: an upper bound at 99% in each launch, averaged over the launches.`;
		case "judged-over-items": return itemsText(reason);
		case "random-outputs": return randomText(reason);
		case "non-finite-outputs": return `NaN or infinite outputs on ${formatCount(reason.candidate)} of ${countOf(reason.items, "item")} (baseline: ${formatCount(reason.baseline)}).`;
		case "baseline-lacks-figure": return "The baseline’s record does not have this figure.";
		case "nothing-to-compare": return `Only ${keysText(judgedKeys(row))} was judged: without a baseline, ${keysText(reason.keys)} has nothing to compare with.`;
		case "figure-of": return SCOPES$1[reason.scope];
		case "one-shard": return "Covers one shard of the items; it is judged once all shards are in.";
		case "waiver-expired": return `Its waiver (${extentText({
			limit: reason.ceiling,
			unit: unitOf(row)
		})}) expired on ${reason.expires}: ${reason.issue}`;
		case "within-waiver": return `${reason.isBeyondLimit ? "Beyond its limit" : "Not shown to be within its limit"}, but allowed by a waiver: ${waiversText(reason.waivers, row)}`;
		case "waiver-undecided": return `${reason.isBeyondLimit ? "Beyond its limit. " : ""}Not enough evidence to decide whether it is within its waiver: ${waiversText(reason.waivers, row)}`;
		case "beyond-waiver": return `Its waiver does not cover this: ${waiversText(reason.waivers, row)}`;
	}
}
const judgedKeys = ({ limit }) => ["max", "min"].filter((key) => limit?.[key] !== void 0);
const keysText = (keys) => keys.map((key) => `\`${key}\``).join(" and ");
function randomText({ arm, items, of, operators }) {
	const whose = arm === "candidate" ? "The model" : "The baseline";
	const named = operators.map((operator) => `\`${operator}\``).join(", ");
	const source = named === "" ? "" : `, most likely because of ${named}`;
	return `${whose} is random: ${formatCount(items)} of the first ${countOf(of, "item")} had another outcome in a second run${source}.`;
}
/** Why a metric was not measured, as a clause: "the policy has no prices". */
function missingText(missing) {
	switch (missing.kind) {
		case "cpu-only": return "the model runs on the CPU only, so nothing can fall back to it";
		case "not-profiled": return "the model was not profiled";
		case "no-launch": return "the budget ended before the first launch did";
		case "load-generator-late": return "the load generator could not keep up with the traffic";
		case "not-read": return notReadText(missing.why);
		case "energy-unknown": return `the cost of power needs the energy, and it was not measured: ${notReadText(missing.why)}`;
		case "no-prices": return "the policy has no `prices`";
		case "no-review-rule": return "the policy has no `review` rule for this model";
		case "not-served": return "only a model behind a server has it (`engine: { kind: server }`), or only a language model";
		case "arena-not-reported": return "this provider does not report what its allocator hands out";
		case "no-score": return `the score cannot be computed (${missing.message})`;
		case "failed": return missing.message;
		case "shard-failed": return `shard ${missing.shard} of ${missing.of} failed (${missing.message})`;
		case "shard-incomparable": return `the models cannot be compared on shard ${missing.shard} of ${missing.of}`;
	}
}
function notReadText(why) {
	switch (why.kind) {
		case "not-on-gpu": return "the model did not run on a GPU";
		case "run-ended-before": return "the run ended first";
		case "unreadable": {
			const problem = readingProblemText(why.why);
			return why.arm === "baseline" ? `for the baseline, ${problem}` : problem;
		}
		case "other-scope": return "one model’s figure covers its process, the other’s the whole GPU";
		case "other-meter": return `the baseline’s figure comes from ${meterText(why.baseline)}, this one from ${meterText(why.candidate)}`;
	}
}
const SAMPLES = {
	inference: "launches",
	item: "items",
	process: "processes",
	launch: "launches",
	window: "windows",
	request: "launches"
};
const SCOPES$1 = {
	"gpu-power-estimate": "Estimated from readings of the GPU’s power, because it has no energy counter.",
	"whole-processor": "Includes everything else that ran on the processor.",
	"whole-gpu": "The increase in the whole GPU’s memory, with nothing else on it, just before the process ended."
};
function undecidedText$1({ of, fails, passes, isByLaunches }, row) {
	const show = (figure) => CROSSING_FIGURES[of](figure, row);
	const [failing, passing] = fails >= passes ? ["above", "below"] : ["below", "above"];
	const remedy = isByLaunches ? "More launches or a quieter machine" : "A quieter machine";
	return `At this noise level only ${CROSSINGS[of]} ${failing} ${show(fails)} would fail and one ${passing} ${show(passes)} would pass. ${remedy} would narrow this.`;
}
const CROSSINGS = {
	change: "a change",
	value: "a value",
	stalls: "a share of additional stalls",
	"own-waiting": "a change, with the waiting of its own threads included,",
	share: "a share",
	"share-change": "a change"
};
const CROSSING_FIGURES = {
	change: formatRelativeChange,
	value: (figure, row) => formatValue(figure, unitOf(row)),
	stalls: formatRelativeChange,
	"own-waiting": formatRelativeChange,
	share: (figure, row) => formatValue(figure, unitOf(row)),
	"share-change": formatPointsChange
};
const percentileName = (percent) => percent === 50 ? "median" : `P${percent}`;
/** "+24 µs". */
const differenceText$1 = (amount, { unit }) => `${amount < 0 ? "−" : "+"}${formatValue(Math.abs(amount), unit)}`;
function itemsText({ items, changed, needed, hasInterval }) {
	const over = `Judged by the confidence interval over ${countOf(items, "item")}`;
	const outcomes = changed === null ? over : `${over}, of which ${formatCount(changed)} changed outcome`;
	if (!hasInterval) return `${outcomes}; these are too few or too alike to give one.`;
	if (needed === void 0) return `${outcomes}.`;
	return needed === null ? `${outcomes}. No number of items can show a margin this small.` : `${outcomes}. This margin takes about ${countOf(needed, "item")}.`;
}
/** "up to +12% until 2026-12-12 (https://…)." */
const waiversText = (waivers, row) => `${waivers.map(({ ceiling, expires, issue }) => `${extentText({
	limit: ceiling,
	unit: unitOf(row)
})} until ${expires} (${issue})`).join(", ")}.`;
/** A score whose limit is in percentage points is shown as a share. */
const unitOf = ({ unit, limit }) => shownUnit(unit, limitClauses(limit));
// src/report/words/row/rows.ts
const MAX_NAMED_ROWS = 2;
/** The result of the rows of one comparison, as a clause without a full stop. */
function rowsText(state, rows) {
	switch (state) {
		case "fail": return namedRows(rows, "fail");
		case "waived": return `${namedRows(rows, "waived")}, within its waiver`;
		case "inconclusive": return undecidedText(rows);
		case "pass": return passText(rows);
		default: return "has nothing to be compared with";
	}
}
function undecidedText(rows) {
	const cause = soleCause(rows);
	if (cause === void 0) return namedRows(rows, "inconclusive");
	return `${undecidedRows(rows).map(rowTitle).join(", ")}: ${CAUSES[cause]}`;
}
const CAUSES = {
	"gpu-busy": "other work was running on the GPU",
	"random-outputs": "the outputs are random"
};
const undecidedRows = (rows) => rows.filter(({ state }) => state === "inconclusive");
/** Why all undecided rows are undecided, if noise is not the reason; undefined if it is, or they differ. */
function soleCause(rows) {
	const undecided = undecidedRows(rows);
	if (undecided.length === 0) return void 0;
	return Object.keys(CAUSES).find((cause) => undecided.every(({ reasons }) => reasons.some(({ kind }) => kind === cause)));
}
function passText(rows) {
	const p95 = rows.find(({ metric, state }) => metric === "latency-p95" && state === "pass");
	const count = countKept(rows);
	if (count === 0 && rows.some(isOfShard)) return "was measured on one shard of the items";
	const all = `keeps ${count} of ${count} limits`;
	return p95 === void 0 ? all : `${all}, ${rowText({
		...p95,
		limit: null
	})}`;
}
/** Number of rows that pass. */
const countKept = (rows) => rows.filter(({ state }) => state === "pass").length;
/** The first rows in a state, and how many more there are: "P95 latency +45.6% (limit +10%) and 2 more". */
function namedRows(rows, state) {
	const wanted = rows.filter((row) => row.state === state);
	const named = wanted.slice(0, MAX_NAMED_ROWS).map(rowText);
	return `${named.join(", ")}${andMore(wanted.length - named.length)}`;
}
/** "P95 latency +45.6% (limit +10%)", "Accuracy 88.10%, −4.2 pp (limit −1 pp, at least 90%)". */
function rowText(row) {
	const title = rowTitle(row);
	const broken = row.reasons.find(({ kind }) => kind === "non-finite-outputs");
	if (broken?.kind === "non-finite-outputs") return `${title}: NaN or infinite outputs on ${broken.candidate} of ${broken.items} items`;
	if (row.candidate === null) return `${title} was not measured`;
	const cause = row.state === "fail" ? p95Cause(row) : void 0;
	if (cause !== void 0 && cause.kind !== "slower-inputs") return `${title}: ${causeClause(cause)}`;
	const limit = row.limit === null ? "" : ` (limit ${limitText$2(row)})`;
	if (row.change === null) return `${title} ${valueText$3(row)}${limit}`;
	const { interval: _, ...withoutInterval } = row;
	const change = rowChangeText(withoutInterval);
	return `${title} ${breaksOwnBound(row) ? `${valueText$3(row)}, ${change}` : change}${limit}`;
}
/** Whether a row covers one shard of the items and is not judged yet. */
const isOfShard = ({ reasons }) => reasons.some(({ kind }) => kind === "one-shard");
/**
* Why rows are in their state: each reason once, in the order of the rows.
*
* @param told - Left out, because the reader has it already.
*/
function rowRemarks(rows, told) {
	const titles = /* @__PURE__ */ new Map();
	for (const row of rows) for (const reason of row.reasons.filter((each) => each !== told)) {
		const text = reasonText$1(reason, row);
		titles.set(text, [...titles.get(text) ?? [], rowTitle(row)]);
	}
	return [...titles].map(([text, named]) => ({
		titles: rowNames(named, rows),
		text
	}));
}
const rowNames = (named, rows) => named.length > 2 && named.length === rows.length ? "Every metric" : named.join(", ");
// src/report/words/state.ts
/** Of a model, and of a verdict on several. */
const STATE_LABELS = {
	pass: {
		icon: "✅",
		word: "Passed"
	},
	waived: {
		icon: "☑️",
		word: "Waived"
	},
	inconclusive: {
		icon: "⚠️",
		word: "Could not decide"
	},
	"no-baseline": {
		icon: "⚠️",
		word: "No baseline"
	},
	incomparable: {
		icon: "⚠️",
		word: "Not comparable"
	},
	fail: {
		icon: "❌",
		word: "Blocked"
	},
	"no-provider": {
		icon: "🔌",
		word: "No provider"
	},
	error: {
		icon: "💥",
		word: "Error"
	}
};
/** Of a row. One without a limit has no icon. */
const ROW_LABELS = {
	pass: {
		icon: "✅",
		word: "Passed"
	},
	waived: {
		icon: "☑️",
		word: "Waived"
	},
	inconclusive: {
		icon: "⚠️",
		word: "Could not decide"
	},
	fail: {
		icon: "❌",
		word: "Failed"
	},
	shown: {
		icon: "",
		word: "Not judged"
	}
};
/** "✅ Passed". */
function stateText(state) {
	const { icon, word } = STATE_LABELS[state];
	return `${icon} ${word}`;
}
/** The program's name, as people see it. */
const GATE_NAME = "Model Regression Gate";
// src/policy/quantity.ts
/**
* Quantities carry a unit and are converted to a base unit: a fraction, nanoseconds, bytes, US dollars. A number
* without a unit is an error: "10" could mean 10%, 10 ms or a factor of 10.
*/
function quantity(pattern, expected, read) {
	return string({ error: (issue) => `expected ${expected}, got ${quotedJson(issue.input)}` }).regex(pattern, { error: (issue) => `expected ${expected}, got ${quotedJson(issue.input)}` }).transform((text) => {
		const match = pattern.exec(text);
		if (match === null) throw new TypeError(`unchecked quantity ${text}`);
		return read(match);
	});
}
const toNumber = (match) => Number(match[1]);
/** Rounded to fifteen digits, so that 0.07 ms is exactly 70,000 ns. */
const scaled = (match, per) => Number((toNumber(match) * per).toPrecision(15));
const NS_PER = {
	ns: 1,
	us: 1e3,
	µs: 1e3,
	ms: 1e6,
	s: 1e9,
	min: 6e10,
	h: 36e11
};
const BYTES_PER = {
	B: 1,
	KiB: 1024,
	MiB: 2 ** 20,
	GiB: 2 ** 30,
	kB: 1e3,
	MB: 1e6,
	GB: 1e9
};
/** `10%` → 0.1, relative to the baseline. Parsed as a decimal, because 0.57 / 100 is slightly less than 0.0057. */
const relativeShare = quantity(/^(\d+(?:\.\d+)?)\s*%$/, "a percentage such as \"10%\"", (match) => Number(`${match[1]}e-2`));
/** `-30%` → 0.3, a drop relative to the baseline. */
const relativeDrop = quantity(/^-(\d+(?:\.\d+)?)\s*%$/, "a drop such as \"-30%\"", (match) => Number(`${match[1]}e-2`));
/** `1pp` → 0.01, an absolute difference of two shares. */
const percentagePoints = quantity(/^(\d+(?:\.\d+)?)\s*pp$/, "percentage points such as \"1pp\"", (match) => Number(`${match[1]}e-2`));
/** `0.05ms` → 50,000 ns. */
const durationNs = quantity(/^(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|min|h)$/, "a duration such as \"0.05ms\"", (match) => scaled(match, NS_PER[match[2]]));
/** `16MiB` → 16,777,216 bytes. */
const sizeBytes = quantity(/^(\d+(?:\.\d+)?)\s*(B|KiB|MiB|GiB|kB|MB|GB)$/, "a size such as \"16MiB\"", (match) => scaled(match, BYTES_PER[match[2]]));
const JOULES_PER = {
	J: 1,
	kJ: 1e3,
	Wh: 3600
};
/** `0.5Wh` → 1,800 J. */
const energyJoules = quantity(/^(\d+(?:\.\d+)?)\s*(J|kJ|Wh)$/, "an energy such as \"120 J\"", (match) => scaled(match, JOULES_PER[match[2]]));
/** `1410MHz` → 1,410 MHz. */
const clockMhz = quantity(/^(\d+)\s*MHz$/, "a clock such as \"1410MHz\"", toNumber);
/** `1.20 USD` → 1.2. */
const moneyUsd = quantity(/^(\d+(?:\.\d+)?)\s*USD$/, "an amount such as \"1.20 USD\"", toNumber);
/** `1.20 USD/h` → 1.2. */
const usdPerHour = quantity(/^(\d+(?:\.\d+)?)\s*USD\/h$/, "a price such as \"1.20 USD/h\"", toNumber);
/** `0.15 USD/kWh` → 0.15. */
const usdPerKilowattHour = quantity(/^(\d+(?:\.\d+)?)\s*USD\/kWh$/, "a price such as \"0.15 USD/kWh\"", toNumber);
/** `0.4 USD/1000` → 0.4, per 1,000 runs; `0.0004 USD/run` is the same. */
const usdPer1000Runs = quantity(/^(\d+(?:\.\d+)?)\s*USD\/(1000|run)$/, "a price such as \"0.40 USD/1000\"", (match) => scaled(match, match[2] === "run" ? 1e3 : 1));
/** `0.15 USD/1M` → 0.15, per million tokens. */
const usdPerMillionTokens = quantity(/^(\d+(?:\.\d+)?)\s*USD\/1M$/, "a price of a million tokens such as \"0.15 USD/1M\"", toNumber);
const MS_PER = {
	h: 36e5,
	d: 864e5
};
/** `7d` → 604,800,000 ms. */
const ageMs = quantity(/^(\d+(?:\.\d+)?)\s*(h|d)$/, "an age such as \"7d\" or \"36h\"", (match) => Number(match[1]) * MS_PER[match[2]]);
// src/records/fallback.ts
/**
* Why models run on the CPU although a GPU runner was wanted.
*
* - `fork`: a change from a fork never runs on a self-hosted runner.
* - `no-token`: no token may list the runners, so none is known to be online.
* - `list-refused`: the server refused to list them.
* - `none-listed`: the server lists no self-hosted runner.
* - `none-with-labels`: none of the listed runners has the labels.
* - `offline`: those that have the labels are offline.
* - `no-gpu`: the request only says that no GPU was available.
*/
const FALLBACK_KINDS = [
	"fork",
	"no-token",
	"list-refused",
	"none-listed",
	"none-with-labels",
	"offline",
	"no-gpu"
];
const fallbackSchema = _enum(FALLBACK_KINDS);
// src/model/git-lfs.ts
const POINTER_START = "version https://git-lfs.github.com/spec/";
/**
* Whether a file is a Git LFS pointer, because the real file was not fetched.
*
* @param start - The file's first bytes: at least 40, or all if there are fewer.
* @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
*/
function isGitLfsPointer(start) {
	return new TextDecoder("latin1").decode(start.subarray(0, 40)) === POINTER_START;
}
/**
* Rejects a Git LFS pointer.
*
* @param start - See {@link isGitLfsPointer}.
* @param place - Names the file in the message.
* @param expected - What the file should be, such as "an ONNX model".
* @throws {UserError} If the file is a pointer.
*/
function refuseGitLfsPointer(start, place, expected) {
	if (!isGitLfsPointer(start)) return;
	throw new UserError(`${place}: expected ${expected}, got a Git LFS pointer.`, "Fetch the real file: set \"lfs: true\" for actions/checkout, or run \"git lfs pull\" on your machine.");
}
// src/model/model-facts-collector.ts
/** Largest number of names kept from one file. The largest models have about 20,000. */
const MAX_NAMES$1 = 25e4;
/** Collects {@link ModelFacts} while a model is walked. */
var ModelFactsCollector = class {
	/** True once a field that only ONNX models have was seen. */
	hasVersion = false;
	hasGraph = false;
	#reader;
	#shownPath;
	#initializers = /* @__PURE__ */ new Set();
	#inputs = [];
	#outputs = [];
	#opsets = /* @__PURE__ */ new Map();
	#operators = /* @__PURE__ */ new Map();
	#functions = /* @__PURE__ */ new Set();
	#initializerBytes = /* @__PURE__ */ new Map();
	#externalData = /* @__PURE__ */ new Set();
	#metadataKeys = /* @__PURE__ */ new Set();
	#irVersion = 0;
	#producer = "";
	constructor(reader, shownPath) {
		this.#reader = reader;
		this.#shownPath = shownPath;
	}
	/** The facts collected so far. */
	facts(fileBytes) {
		return {
			fileBytes,
			irVersion: this.#irVersion,
			producer: this.#producer,
			opsets: this.#opsets,
			inputs: this.#inputs.filter(({ name }) => !this.#initializers.has(name)),
			outputs: this.#outputs,
			operators: this.#operators,
			functions: this.#functions,
			initializerBytes: this.#initializerBytes,
			externalData: [...this.#externalData],
			metadataKeys: [...this.#metadataKeys]
		};
	}
	irVersion(version) {
		this.hasVersion = true;
		this.#irVersion = version;
	}
	producer(name) {
		this.#producer = name;
	}
	enterGraph(place) {
		if (place === "main") this.hasGraph = true;
	}
	opset(domain, version) {
		this.#opsets.set(domain === "" ? DEFAULT_DOMAIN : domain, version);
		this.#bound(this.#opsets.size);
	}
	metadataKey(key) {
		this.#metadataKeys.add(key);
		this.#bound(this.#metadataKeys.size);
	}
	function({ domain, name }) {
		this.#functions.add(operatorKey(domain, name));
		this.#bound(this.#functions.size);
	}
	node({ domain, op }) {
		const key = operatorKey(domain, op);
		this.#operators.set(key, (this.#operators.get(key) ?? 0) + 1);
		this.#bound(this.#operators.size);
	}
	input(signature, place) {
		if (place === "main") this.#bound(this.#inputs.push(signature));
	}
	output(signature, place) {
		if (place === "main") this.#bound(this.#outputs.push(signature));
	}
	tensor(tensor, role, place) {
		this.#checkShape(tensor);
		if (tensor.externalLocation !== void 0) this.#externalData.add(tensor.externalLocation);
		this.#bound(this.#externalData.size);
		if (role === "attribute") return;
		const dtype = elementTypeName(tensor.dataType);
		this.#initializerBytes.set(dtype, (this.#initializerBytes.get(dtype) ?? 0) + tensor.bytes);
		this.#bound(this.#initializerBytes.size);
		if (role === "initializer" && place === "main") this.#initializers.add(tensor.name);
		this.#bound(this.#initializers.size);
	}
	#bound(names) {
		if (names > MAX_NAMES$1) this.#reader.refuse(`more than ${MAX_NAMES$1} names of one kind`);
	}
	/** Otherwise the size of the tensor in bytes would be inexact. */
	#checkShape({ name, dims }) {
		if (hasSafeCount(dims)) return;
		throw new UserError(`${this.#shownPath}: expected tensor ${quoted(name)} with fewer than 2^53 elements, got shape [${dims.join(", ")}].`, "The file is damaged: export the model again.");
	}
};
// src/model/protobuf/protobuf-error.ts
/** The only error that the protobuf reader throws. The message completes "expected …, got" and names the byte. */
var ProtobufError = class extends Error {
	name = "ProtobufError";
	fault;
	/** Offset of the problem, counted from the first byte. */
	byte;
	constructor(fault, byte, message, options) {
		super(message, options);
		this.fault = fault;
		this.byte = byte;
	}
};
// src/model/protobuf/byte-source.ts
/** Bytes that are already in memory. */
function memorySource(bytes) {
	return {
		size: bytes.byteLength,
		windowAt: (position) => bytes.subarray(position)
	};
}
const SMALLEST_WINDOW = 1024;
const LARGEST_WINDOW = 65536;
/**
* Bytes of an open file. Skipped bytes are not loaded: a skip shrinks the window to 1 KiB, and reading on doubles it
* up to 64 KiB. Reads block, for microseconds, because awaiting every field is ten times slower.
*
* @param descriptor - File open for reading; the caller closes it.
* @param size - Length of the file in bytes.
* @param budget - Largest number of bytes to fetch in total.
*/
function fileSource(descriptor, size, budget) {
	const buffer = new Uint8Array(LARGEST_WINDOW);
	let length = SMALLEST_WINDOW;
	let next = 0;
	let fetched = 0;
	function windowAt(position) {
		length = position === next ? Math.min(length * 2, LARGEST_WINDOW) : SMALLEST_WINDOW;
		const count = fetch(position);
		next = position + count;
		fetched += count;
		if (fetched > budget) throw new ProtobufError("too-much", position, `more than ${budget} bytes besides weights`);
		return buffer.subarray(0, count);
	}
	function fetch(position) {
		const count = readCount(position);
		if (count === 0) throw new ProtobufError("unreadable", position, `an unexpected end of the file at byte ${position}`);
		return count;
	}
	function readCount(position) {
		try {
			return readSync(descriptor, buffer, 0, Math.min(length, size - position), position);
		} catch (cause) {
			throw new ProtobufError("unreadable", position, `a read error at byte ${position}`, { cause });
		}
	}
	return {
		size,
		windowAt
	};
}
// src/model/protobuf/byte-cursor.ts
/**
* A position in a source that only moves forward, never past the current end, with only a window of the source in
* memory. Decodes whole numbers as protobuf encodes them.
*
* Every method throws a {@link ProtobufError} and nothing else.
*/
var ByteCursor = class {
	#source;
	#window = /* @__PURE__ */ new Uint8Array();
	#windowStart = 0;
	#position = 0;
	#end;
	#depth = 0;
	/** The lower and the upper 32 bits of the last varint, unsigned. */
	low = 0;
	high = 0;
	constructor(source) {
		this.#source = source;
		this.#end = source.size;
	}
	/** Offset of the next byte. */
	get position() {
		return this.#position;
	}
	get isAtEnd() {
		return this.#position >= this.#end;
	}
	/** Number of messages around the current position. */
	get depth() {
		return this.#depth;
	}
	/** Skips `count` bytes, which must exist. Loads nothing. */
	jump(count) {
		this.need(count);
		this.#position += count;
	}
	/** Runs `read` with a nearer end. */
	within(end, read) {
		const outerEnd = this.#end;
		this.#end = end;
		read();
		this.#end = outerEnd;
	}
	/**
	* Like {@link within}, for a nested message. The depth distinguishes a truncated file from a value that is too
	* long.
	*/
	nested(end, read) {
		this.#depth += 1;
		this.within(end, read);
		this.#depth -= 1;
	}
	/** Reads up to ten bytes into `low` and `high`. */
	readVarint() {
		const start = this.#position;
		let low = 0;
		let high = 0;
		for (let shift = 0; shift < 70; shift += 7) {
			const byte = this.#byte();
			const bits = byte & 127;
			if (shift < 32) low |= bits << shift;
			if (shift === 28) high = bits >>> 4;
			if (shift > 28) high |= bits << shift - 32;
			if (byte < 128) {
				this.low = low >>> 0;
				this.high = high >>> 0;
				return;
			}
		}
		this.fail("malformed", "a number longer than ten bytes", start);
	}
	/** Four bytes, least significant first, as an unsigned number. */
	readFixed32() {
		return (this.#byte() | this.#byte() << 8 | this.#byte() << 16 | this.#byte() << 24) >>> 0;
	}
	/** A copy of the next bytes, which must exist. */
	copy(length) {
		const bytes = new Uint8Array(length);
		for (let filled = 0; filled < length;) {
			const part = this.#atHand().subarray(0, length - filled);
			bytes.set(part, filled);
			filled += part.byteLength;
			this.#position += part.byteLength;
		}
		return bytes;
	}
	/** Fails unless `count` bytes are left. `start` is the offset that the error names. */
	need(count, start = this.#position) {
		if (count <= this.#end - this.#position) return;
		const size = this.#source.size;
		if (this.#depth === 0 && this.#end === size) throw new ProtobufError("truncated", size, `the first ${size} of at least ${this.#position + count} bytes`);
		this.fail("malformed", "a value that runs past the end of its message", start);
	}
	fail(fault, what, byte = this.#position) {
		throw new ProtobufError(fault, byte, `${what} at byte ${byte}`);
	}
	#byte() {
		const byte = this.#window[this.#position - this.#windowStart];
		if (byte !== void 0 && this.#position < this.#end) {
			this.#position += 1;
			return byte;
		}
		this.need(1);
		const fetched = this.#atHand()[0];
		this.#position += 1;
		return fetched ?? 0;
	}
	/** The loaded bytes from the current position on, at least one. Must not be called at the end of the source. */
	#atHand() {
		const offset = this.#position - this.#windowStart;
		if (offset < 0 || offset >= this.#window.byteLength) {
			this.#window = this.#source.windowAt(this.#position);
			this.#windowStart = this.#position;
			return this.#window;
		}
		return this.#window.subarray(offset);
	}
};
// src/model/protobuf/protobuf-reader.ts
/** Deepest nesting of messages. ONNX uses three levels per subgraph; real models stay below 20. */
const MAX_DEPTH = 64;
/** A graph of 20,000 nodes has about 300,000 fields. The limit stops reading a hostile file within seconds. */
const MAX_FIELDS = 5e6;
const MAX_TEXT_BYTES$1 = 65536;
const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;
const WIRE_NAMES = [
	"varint",
	"64-bit",
	"length-delimited",
	"group",
	"group end",
	"32-bit"
];
/**
* Reads protobuf wire format from front to back, with only a window of it in memory. Values that nobody asks for are
* skipped. Bounded in depth, in number of fields, in text length and, through its source, in bytes fetched.
*
* To read a message, pass a function per field. Within it, one call takes the value of the field:
*
*     reader.document({ 1: () => { version = reader.integer(); }, 7: () => reader.message({ … }) });
*
* Every method throws a {@link ProtobufError} and nothing else. After an error, do not use the reader again.
*
* @see https://protobuf.dev/programming-guides/encoding/
*/
var ProtobufReader = class {
	/** Its end is that of the innermost message or packed field. */
	#cursor;
	#decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	#fieldCount = 0;
	#wire = DELIMITED;
	#isPacked = false;
	#isPending = false;
	constructor(source) {
		this.#cursor = new ByteCursor(source);
	}
	/** Reads the outermost message, which fills the whole source. */
	document(fields) {
		this.#readFields(fields);
	}
	/** Takes the value: a nested message. */
	message(fields) {
		const end = this.#enter();
		const cursor = this.#cursor;
		if (cursor.depth === MAX_DEPTH) cursor.fail("too-much", `more than ${MAX_DEPTH} nested messages`);
		cursor.nested(end, () => this.#readFields(fields));
		this.#isPending = false;
	}
	/** Takes the value: int64, or an unsigned 64-bit number with the same bits read as signed. */
	int64() {
		this.#take(VARINT);
		const cursor = this.#cursor;
		cursor.readVarint();
		return BigInt(cursor.high | 0) << 32n | BigInt(cursor.low);
	}
	/** Takes the value: an int64, uint64, int32 or enum that must be exact, within ±2^53. */
	integer() {
		const start = this.#cursor.position;
		const value = Number(this.int64());
		if (!Number.isSafeInteger(value)) this.#cursor.fail("malformed", "a number beyond 2^53", start);
		return value;
	}
	/**
	* Takes the value: the 32 bits of a float or fixed32, unsigned. They are returned as bits, so that a NaN keeps its
	* payload.
	*/
	fixed32() {
		this.#take(FIXED32);
		this.#cursor.need(4);
		return this.#cursor.readFixed32();
	}
	/** Takes the value: the 64 bits of a double or fixed64, unsigned. */
	fixed64() {
		this.#take(FIXED64);
		const cursor = this.#cursor;
		cursor.need(8);
		const low = cursor.readFixed32();
		return BigInt(cursor.readFixed32()) << 32n | BigInt(low);
	}
	/** Takes the value: text of at most 64 KiB. Invalid UTF-8 becomes U+FFFD. */
	text() {
		return this.#decoder.decode(this.bytes(MAX_TEXT_BYTES$1));
	}
	/** Takes the value: a copy of its bytes, at most `maxBytes` of them. */
	bytes(maxBytes) {
		const cursor = this.#cursor;
		const start = cursor.position;
		const length = this.#enter() - cursor.position;
		if (length > maxBytes) cursor.fail("too-much", `a text or value of ${length} bytes`, start);
		return cursor.copy(length);
	}
	/** Skips a length-delimited value and returns its position. Loads nothing. */
	span() {
		const cursor = this.#cursor;
		const end = this.#enter();
		const span = {
			start: cursor.position,
			length: end - cursor.position
		};
		cursor.jump(span.length);
		return span;
	}
	/** Whether the value carries its length: bytes, text, a message or packed numbers. */
	get isDelimited() {
		return this.#wire === DELIMITED;
	}
	/** Skips the value, whatever its wire type, and returns its position. Loads nothing. */
	extent() {
		if (this.isDelimited) return this.span();
		const start = this.#cursor.position;
		this.#skip();
		return {
			start,
			length: this.#cursor.position - start
		};
	}
	/** Takes the value: its length, and a copy of its first bytes, at most `maxBytes`. Skips the rest. */
	prefix(maxBytes) {
		const cursor = this.#cursor;
		const length = this.#enter() - cursor.position;
		const bytes = cursor.copy(Math.min(length, maxBytes));
		cursor.jump(length - bytes.byteLength);
		return {
			length,
			bytes
		};
	}
	/**
	* Takes a repeated number, packed or not: calls `readOne` once per value.
	*
	* @param readOne - Takes one value, with `int64`, `integer`, `fixed32` or `fixed64`.
	*/
	repeated(readOne) {
		if (this.#wire !== DELIMITED) {
			readOne();
			return;
		}
		const end = this.#enter();
		this.#cursor.within(end, () => {
			this.#isPacked = true;
			while (!this.#cursor.isAtEnd) readOne();
			this.#isPacked = false;
		});
		this.#isPending = false;
	}
	/** Stops reading because a limit of the caller is exceeded, such as "more than 255 axes". */
	refuse(what) {
		this.#cursor.fail("too-much", what);
	}
	#readFields(fields) {
		while (!this.#cursor.isAtEnd) {
			fields[this.#readTag()]?.();
			if (this.#isPending) this.#skip();
		}
	}
	#readTag() {
		const cursor = this.#cursor;
		const start = cursor.position;
		cursor.readVarint();
		this.#wire = cursor.low & 7;
		const field = cursor.low >>> 3;
		if (cursor.high !== 0 || field === 0) cursor.fail("malformed", "an invalid field number", start);
		this.#fieldCount += 1;
		if (this.#fieldCount > MAX_FIELDS) cursor.fail("too-much", `more than ${MAX_FIELDS} fields`, start);
		this.#isPending = true;
		return field;
	}
	#skip() {
		switch (this.#wire) {
			case VARINT:
				this.#take(VARINT);
				this.#cursor.readVarint();
				return;
			case FIXED64:
				this.#jump(8);
				return;
			case DELIMITED:
				this.span();
				return;
			case FIXED32:
				this.#jump(4);
				return;
			default: this.#cursor.fail("malformed", `an invalid wire type ${this.#wire}`);
		}
	}
	#jump(count) {
		this.#cursor.jump(count);
		this.#isPending = false;
	}
	/** Marks the pending value as taken. It must have this wire type, unless it is in a packed field. */
	#take(wire) {
		if (!this.#isPacked && this.#wire !== wire) {
			const got = WIRE_NAMES[this.#wire] ?? `wire type ${this.#wire}`;
			this.#cursor.fail("malformed", `a ${got} value in a ${WIRE_NAMES[wire]} field`);
		}
		this.#isPending = false;
	}
	/** Reads the length of a delimited value and returns its end. */
	#enter() {
		this.#take(DELIMITED);
		const cursor = this.#cursor;
		const start = cursor.position;
		cursor.readVarint();
		const length = cursor.high * 2 ** 32 + cursor.low;
		cursor.need(length, start);
		return cursor.position + length;
	}
};
// src/model/read-attribute.ts
const MAX_INTS = 16;
const MAX_TEXT_BYTES = 65536;
const MAX_CONTENT = 200;
/**
* Reads the pending value as an `AttributeProto`.
*
* @param children - Readers for its tensors and graphs: fields 5, 6, 10, 11, 22 and 23.
*/
function readAttribute(reader, children) {
	const content = new Content();
	const ints = [];
	let name = "";
	let holds = "one-value";
	const readFloat = () => content.add(`f${reader.fixed32()}`);
	const readInt = () => {
		const value = reader.int64();
		content.add(`i${value}`);
		if (ints.length < MAX_INTS) ints.push(Number(value));
	};
	const readText = () => {
		const { length, bytes } = reader.prefix(MAX_TEXT_BYTES);
		content.add(`s${length}:${Buffer.from(bytes).toString("latin1")}`);
	};
	reader.message({
		...children,
		1: () => {
			name = reader.text();
		},
		2: readFloat,
		3: readInt,
		4: readText,
		7: () => {
			holds = "floats";
			reader.repeated(readFloat);
		},
		8: () => {
			holds = "other-list";
			reader.repeated(readInt);
		},
		9: () => {
			holds = "other-list";
			readText();
		},
		21: readText
	});
	return {
		name,
		ints,
		content: content.text(),
		holds
	};
}
/** Text that is replaced by its hash once it is long, so that a list of millions is never in memory. */
var Content = class {
	#text = "";
	#hash;
	add(piece) {
		this.#text += `${piece},`;
		if (this.#text.length <= MAX_CONTENT) return;
		this.#hash ??= createHash("sha256");
		this.#hash.update(this.#text, "latin1");
		this.#text = "";
	}
	text() {
		return this.#hash === void 0 ? this.#text : this.#hash.update(this.#text, "latin1").digest("base64");
	}
};
// src/model/read-signature.ts
/**
* Reads a ValueInfoProto: name, element type and shape of an input or output. For values other than tensors, the
* element type is their kind.
*/
function readSignature(reader) {
	let name = "";
	let kind = {
		dtype: elementTypeName(0),
		shape: void 0
	};
	reader.message({
		1: () => {
			name = reader.text();
		},
		2: () => {
			kind = readKind(reader);
		}
	});
	return {
		name,
		...kind
	};
}
function readKind(reader) {
	let kind = {
		dtype: elementTypeName(0),
		shape: void 0
	};
	const other = (dtype) => () => {
		kind = {
			dtype,
			shape: void 0
		};
	};
	reader.message({
		1: () => {
			kind = readTensorKind(reader);
		},
		4: other("sequence"),
		5: other("map"),
		7: other("opaque"),
		8: other("sparse"),
		9: other("optional")
	});
	return kind;
}
function readTensorKind(reader) {
	let dataType = 0;
	let shape;
	reader.message({
		1: () => {
			dataType = reader.integer();
		},
		2: () => {
			shape = readShape(reader);
		}
	});
	return {
		dtype: elementTypeName(dataType),
		shape
	};
}
function readShape(reader) {
	const shape = [];
	reader.message({ 1: () => {
		shape.push(readDimension(reader));
		if (shape.length > 255) reader.refuse(`more than 255 axes`);
	} });
	return shape;
}
function readDimension(reader) {
	let dimension = null;
	reader.message({
		1: () => {
			const size = Number(reader.int64());
			dimension = size < 0 ? null : size;
		},
		2: () => {
			dimension = reader.text() || null;
		}
	});
	return dimension;
}
// src/model/walk-model.ts
/** A visitor that passes everything on to two others, to the first one first. */
function bothVisitors(first, second) {
	const both = [first, second];
	return {
		irVersion: (version) => both.forEach((each) => void each.irVersion?.(version)),
		producer: (name) => both.forEach((each) => void each.producer?.(name)),
		opset: (domain, version) => both.forEach((each) => void each.opset?.(domain, version)),
		metadataKey: (key) => both.forEach((each) => void each.metadataKey?.(key)),
		enterGraph: (place) => both.forEach((each) => void each.enterGraph?.(place)),
		leaveGraph: (place) => both.forEach((each) => void each.leaveGraph?.(place)),
		input: (signature, place) => both.forEach((each) => void each.input?.(signature, place)),
		output: (signature, place) => both.forEach((each) => void each.output?.(signature, place)),
		node: (node, place) => both.forEach((each) => void each.node?.(node, place)),
		tensor: (tensor, role, place) => both.forEach((each) => void each.tensor?.(tensor, role, place)),
		function: (signature) => both.forEach((each) => void each.function?.(signature))
	};
}
const MAX_PARTS_OF_NODE = 1e3;
/** The widest known node joins a few thousand values. */
const MAX_NAMES_OF_NODE = 2e4;
/**
* Walks a serialized `ModelProto` once, front to back, and passes its content to the visitor. Skips weights, and
* training graphs, which inference never runs.
*
* @throws {ProtobufError} If the bytes are not protobuf, or a limit is exceeded.
* @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
*/
function walkModel(reader, visitor) {
	const walk = {
		reader,
		visitor
	};
	reader.document({
		1: () => visitor.irVersion?.(reader.integer()),
		2: () => visitor.producer?.(reader.text()),
		7: () => walkGraph(walk, "main"),
		8: () => walkOpset(walk),
		14: () => walkMetadata(walk),
		25: () => walkFunction(walk)
	});
}
function walkOpset({ reader, visitor }) {
	let domain = "";
	let version = 0;
	reader.message({
		1: () => {
			domain = reader.text();
		},
		2: () => {
			version = reader.integer();
		}
	});
	visitor.opset?.(domain, version);
}
function walkMetadata({ reader, visitor }) {
	let key = "";
	reader.message({ 1: () => {
		key = reader.text();
	} });
	visitor.metadataKey?.(key);
}
function walkFunction(walk) {
	const { reader, visitor } = walk;
	const inputs = [];
	const outputs = [];
	let name = "";
	let domain = "";
	visitor.enterGraph?.("function");
	reader.message({
		1: () => {
			name = reader.text();
		},
		4: () => pushName(reader, inputs),
		5: () => pushName(reader, outputs),
		7: () => walkNode(walk, "function"),
		10: () => {
			domain = reader.text();
		},
		11: () => {
			for (const tensor of walkAttribute(walk).tensors) visitor.tensor?.(tensor, "attribute", "function");
		}
	});
	visitor.leaveGraph?.("function");
	visitor.function?.({
		domain,
		name,
		inputs,
		outputs
	});
}
function walkGraph(walk, place) {
	const { reader, visitor } = walk;
	visitor.enterGraph?.(place);
	reader.message({
		1: () => walkNode(walk, place),
		5: () => visitor.tensor?.(readTensorRecord(reader), "initializer", place),
		11: () => visitor.input?.(readSignature(reader), place),
		12: () => visitor.output?.(readSignature(reader), place),
		15: () => {
			for (const tensor of readSparseTensor(reader)) visitor.tensor?.(tensor, "initializer", place);
		}
	});
	visitor.leaveGraph?.(place);
}
function walkNode(walk, place) {
	const { reader, visitor } = walk;
	const inputs = [];
	const outputs = [];
	const attributes = [];
	const tensors = [];
	let op = "";
	let domain = "";
	reader.message({
		1: () => pushName(reader, inputs),
		2: () => pushName(reader, outputs),
		4: () => {
			op = reader.text();
		},
		5: () => {
			const found = walkAttribute(walk);
			if (attributes.push(found.attribute) > MAX_PARTS_OF_NODE) refuseParts(reader, "attributes");
			tensors.push(...found.tensors);
			if (tensors.length > MAX_PARTS_OF_NODE) refuseParts(reader, "tensors");
		},
		7: () => {
			domain = reader.text();
		}
	});
	const role = op === "Constant" ? "constant" : "attribute";
	for (const tensor of tensors) visitor.tensor?.(tensor, role, place);
	visitor.node?.({
		op,
		domain,
		inputs,
		outputs,
		attributes
	}, place);
}
/** Walks the graphs of an attribute and returns its tensors. Their role is known only once the whole node is read. */
function walkAttribute(walk) {
	const { reader } = walk;
	const tensors = [];
	const keep = (...found) => {
		tensors.push(...found);
		if (tensors.length > MAX_PARTS_OF_NODE) refuseParts(reader, "tensors");
	};
	return {
		attribute: readAttribute(reader, {
			5: () => keep(readTensorRecord(reader)),
			6: () => walkGraph(walk, "subgraph"),
			10: () => keep(readTensorRecord(reader)),
			11: () => walkGraph(walk, "subgraph"),
			22: () => keep(...readSparseTensor(reader)),
			23: () => keep(...readSparseTensor(reader))
		}),
		tensors
	};
}
function pushName(reader, names) {
	if (names.push(reader.text()) > MAX_NAMES_OF_NODE) reader.refuse(`more than ${MAX_NAMES_OF_NODE} inputs or outputs of one node`);
}
function refuseParts(reader, what) {
	reader.refuse(`more than ${MAX_PARTS_OF_NODE} ${what} in one node`);
}
/** Values and indices of a sparse tensor; the values carry its name. */
function readSparseTensor(reader) {
	const dims = [];
	let values;
	let indices;
	reader.message({
		1: () => {
			values = readTensorRecord(reader);
		},
		2: () => {
			indices = readTensorRecord(reader);
		},
		3: () => reader.repeated(() => pushSize(reader, dims))
	});
	const indexBytes = indices?.bytes ?? 0;
	return [...values === void 0 ? [] : [{
		...values,
		sparse: {
			part: "values",
			dims,
			indexBytes
		}
	}], ...indices === void 0 ? [] : [{
		...indices,
		sparse: { part: "indices" }
	}]];
}
// src/model/read-model.ts
/** Largest number of bytes read from one model. Weights are skipped and do not count. */
const MAX_STRUCTURE_BYTES = 268435456;
const EXPORT_HINT = "Use an ONNX model, for example from torch.onnx.export.";
const FETCH_HINT = "Fetch or export the file again.";
/**
* Reads what an ONNX file declares. Skips weights, so time and memory depend on the number of nodes and tensors, not
* on the size of the file.
*
* @param file - Path to the model; a symbolic link is followed.
* @param shownPath - Path shown in messages.
* @throws {UserError} If the file is missing, not an ONNX model, truncated, a Git LFS pointer, without a graph, or
*   beyond the limits (64 nested messages, 5 million fields, 250,000 names, 256 MiB besides weights).
*/
async function readModel(file, shownPath) {
	const opened = await openPlainFile(file, "follow");
	if (opened.problem !== void 0) throw noModelFile(shownPath, opened.problem);
	const { handle, stats } = opened;
	try {
		return readFacts(fileSource(handle.fd, stats.size, MAX_STRUCTURE_BYTES), shownPath);
	} finally {
		await handle.close();
	}
}
/** The error for a path without a model file. `problem` is what the path has instead, such as "a folder". */
function noModelFile(shownPath, problem) {
	return new UserError(`${shownPath}: expected a model file, got ${problem}.`, "Check the path. In a policy file, it is relative to that file.");
}
/**
* Reads {@link ModelFacts} from any source of bytes.
*
* @param observe - Creates a second visitor for the same walk.
* @throws {UserError} As {@link readModel}.
*/
function readFacts(source, shownPath, observe) {
	const reader = new ProtobufReader(source);
	const collector = new ModelFactsCollector(reader, shownPath);
	const visitor = observe === void 0 ? collector : bothVisitors(collector, observe(reader));
	try {
		refuseOtherFormats(source, shownPath);
		walkModel(reader, visitor);
	} catch (error) {
		if (!(error instanceof ProtobufError)) throw error;
		throw toUserError(error, collector, shownPath);
	}
	if (collector.hasGraph) return collector.facts(source.size);
	if (!collector.hasVersion) throw otherKind(shownPath, "a file of another kind");
	throw new UserError(`${shownPath}: expected a model with a graph, got none.`, FETCH_HINT);
}
function refuseOtherFormats(source, shownPath) {
	if (source.size === 0) throw new UserError(`${shownPath}: expected an ONNX model, got an empty file.`, FETCH_HINT);
	const start = source.windowAt(0);
	refuseGitLfsPointer(start, shownPath, "an ONNX model");
	const text = new TextDecoder("latin1").decode(start.subarray(0, 8));
	if (text.startsWith("PK")) throw otherKind(shownPath, "a zip archive, as PyTorch and Keras write");
	if (text.slice(4) === "ORTM") throw otherKind(shownPath, "a model in ONNX Runtime's own format (.ort)");
}
function otherKind(shownPath, got, options) {
	return new UserError(`${shownPath}: expected an ONNX model, got ${got}.`, EXPORT_HINT, options);
}
function toUserError(cause, collector, shownPath) {
	const got = cause.message;
	switch (cause.fault) {
		case "truncated":
			if (!collector.hasVersion) return otherKind(shownPath, "a file of another kind", { cause });
			return new UserError(`${shownPath}: expected a complete ONNX model, got ${got}.`, FETCH_HINT, { cause });
		case "malformed":
			if (!collector.hasVersion) return otherKind(shownPath, "a file of another kind", { cause });
			return new UserError(`${shownPath}: expected an ONNX model, got ${got}.`, FETCH_HINT, { cause });
		case "too-much": return new UserError(`${shownPath}: expected a model within the limits of the gate, got ${got}.`, "Simplify the model; no exporter is known to write such a file.", { cause });
		case "unreadable": return new UserError(`${shownPath}: expected a readable file, got ${got}.`, FETCH_HINT, { cause });
	}
}
// node_modules/canonicalize/lib/canonicalize.js
function hasLoneSurrogate(value) {
	for (let i = 0; i < value.length; i++) {
		const code = value.charCodeAt(i);
		if (code >= 55296 && code <= 56319) {
			if (i === value.length - 1) return true;
			const next = value.charCodeAt(i + 1);
			if (!(next >= 56320 && next <= 57343)) return true;
			i++;
		} else if (code >= 56320 && code <= 57343) return true;
	}
	return false;
}
function canonicalize(object, seen = /* @__PURE__ */ new Set()) {
	if (typeof object === "number" && isNaN(object)) throw new Error("NaN is not allowed");
	if (typeof object === "number" && !isFinite(object)) throw new Error("Infinity is not allowed");
	if (typeof object === "string" && hasLoneSurrogate(object)) throw new Error("Lone surrogate is not allowed");
	if (object === null || typeof object !== "object") return JSON.stringify(object);
	if (typeof object.toJSON === "function") {
		if (seen.has(object)) throw new Error("Circular reference detected");
		seen.add(object);
		const result = canonicalize(object.toJSON(), seen);
		seen.delete(object);
		return result;
	}
	if (seen.has(object)) throw new Error("Circular reference detected");
	seen.add(object);
	let result;
	if (Array.isArray(object)) result = `[${object.map((cv) => {
		return canonicalize(cv === void 0 || typeof cv === "symbol" ? null : cv, seen);
	}).join(",")}]`;
	else {
		const parts = [];
		for (const key of Object.keys(object).sort()) {
			if (object[key] === void 0 || typeof object[key] === "symbol") continue;
			parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
		}
		result = `{${parts.join(",")}}`;
	}
	seen.delete(object);
	return result;
}
// src/records/comparability.ts
/** Raised when measuring changes in a way that makes older figures incomparable. */
const MEASURING_VERSION = "1";
/** Everything besides the machine that must be equal for two measurements to be compared. */
function comparabilityFields(policy, measured) {
	return {
		measuring: MEASURING_VERSION,
		dataset: measured.datasetSha256,
		...columnsOf(policy),
		task: canonicalJson(policy.task),
		classes: canonicalJson(measured.classes ?? null),
		review: canonicalJson(policy.review ?? null),
		...policy.engine.kind === "server" ? serverFields(policy, policy.engine) : runtimeFields(policy),
		...measured.programSha256 !== void 0 && { program: measured.programSha256 },
		traffic: canonicalJson(policy.traffic)
	};
}
const runtimeFields = ({ runtime }) => ({
	runtime: `onnxruntime-node ${runtime.version}`,
	providers: runtime.providers.join(", "),
	"intra-op-threads": String(runtime["intra-op-threads"]),
	"graph-optimization": runtime["graph-optimization"],
	"memory-arena": String(runtime["memory-arena"]),
	"memory-pattern": String(runtime["memory-pattern"])
});
/** Deadlines and what tells a server that it is ready affect no figure. */
function serverFields({ generation }, engine) {
	const { ready: _, "request-deadline": __, environment: ___, start, endpoint, ...served } = engine;
	if (engine.protocol === "open-inference") return {
		engine: canonicalJson(served),
		start: canonicalJson(start ?? null)
	};
	return {
		engine: canonicalJson({
			...served,
			endpoint
		}),
		start: canonicalJson(start ?? null),
		generation: canonicalJson(generation ?? null)
	};
}
/** Which columns of the data set are used. Absent if nothing is said about them, as in older records. */
function columnsOf({ dataset: { path: _, label, ...columns } }) {
	const said = {
		...label !== "label" && { label },
		...columns
	};
	return Object.values(said).every((value) => value === void 0) ? {} : { columns: canonicalJson(said) };
}
/** SHA-256, hex, of the fields in order of their names. */
function digestFields(fields) {
	return createHash("sha256").update(canonicalJson(fields)).digest("hex");
}
/** Fields in which the candidate differs from the baseline. */
function findDifferences(baseline, candidate) {
	return [.../* @__PURE__ */ new Set([...Object.keys(baseline), ...Object.keys(candidate)])].filter((name) => baseline[name] !== candidate[name]).map((field) => ({
		kind: "field",
		field,
		baseline: baseline[field] ?? null,
		candidate: candidate[field] ?? null
	}));
}
/**
* The canonical JSON of a value, whatever the order of its keys. A lone surrogate, for which the RFC has no text, is
* written as its escape.
*
* @see https://www.rfc-editor.org/rfc/rfc8785
* @throws {Error} If the value contains NaN or an infinity.
*/
function canonicalJson(value) {
	const text = canonicalize(withoutLoneSurrogates(value));
	if (text === void 0) throw new TypeError("canonicalJson: expected a value, got undefined.");
	return text;
}
function withoutLoneSurrogates(value) {
	if (typeof value === "string") return /\p{Surrogate}/u.test(value) ? JSON.stringify(value) : value;
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.map(withoutLoneSurrogates);
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutLoneSurrogates(inner)]));
}
// src/report/words/baseline/store.ts
/** A store, as a noun. */
function storeText(name) {
	switch (name.kind) {
		case "actions-cache": return "the Actions cache";
		case "directory": return `the folder \`${name.path}\``;
		case "branch": return `the branch \`${name.name}\``;
	}
}
/** What a store could not do and why, as a clause without a full stop. */
function storeProblemText(problem) {
	switch (problem.kind) {
		case "no-answer": return `no answer within ${problem.seconds} s`;
		case "failed": return problem.message;
		case "bad-name": return `the model id \`${problem.modelId}\` cannot be a folder name here`;
		case "no-commit": return "there is no commit to save it under";
		case "accepted-record-stays": return "this run could not measure the model, so the accepted record of an earlier run stays";
		case "not-default-branch": return "only runs of the default branch write baselines";
		case "written-by-change": return `\`${problem.path}\` may have been written by a step of this very run`;
		case "not-a-folder": return `\`${problem.path}\` is not a folder`;
		case "not-a-file": return `\`${problem.path}\` is not a plain file`;
		case "empty-file": return `\`${problem.path}\` is empty`;
		case "too-large": return `\`${problem.path}\` is too large`;
		case "unreadable": return `\`${problem.path}\` cannot be read (${problem.code})`;
		case "unwritable": return `\`${problem.path}\` cannot be written (${problem.code})`;
		case "outrun": return `other runs pushed to \`${problem.branch}\` first, ${problem.times} times in a row (${problem.message})`;
		case "push-dropped": return `the server accepted the push, but \`${problem.branch}\` does not have \`${problem.path}\``;
		case "not-offered": return "this runner does not offer it";
		case "cache-mode": return `the workflow’s \`cache-mode: ${problem.mode}\` does not allow the job to ${problem.forbids} it`;
		case "default-branch-unknown": return "the event does not name the default branch";
		case "not-listed": return `its entries could not be listed: ${problem.message}`;
		case "list-not-offered": return "this server does not list its entries";
		case "unlisted": return `entry \`${problem.entry}\` is not restored, because the server does not list who wrote it; grant \`actions: read\``;
		case "turned-off": return "`cache: false` turns it off";
		case "of-another-ref": return `entry \`${problem.entry}\` was written by \`${problem.ref}\`, not by \`${problem.wanted}\``;
		case "shadowed": return `entry \`${problem.entry}\` also exists in \`${problem.ref}\`, which would be restored first`;
		case "not-restored": return `entry \`${problem.entry}\` could not be restored: see the log, and install \`zstd\` on every runner or on none`;
		case "no-record": return `entry \`${problem.entry}\` does not contain a baseline`;
		case "wrong-record": return `entry \`${problem.entry}\` contains a different record than its key says`;
		case "not-saved": return `entry \`${problem.entry}\` was not saved: see the log`;
		case "no-gnu-tar": return "this runner has no GNU tar, which is needed to unpack entries safely";
	}
}
/** How a save ended: one sentence. The place is not a code span, because that would cut the long key of a cache entry. */
function savedText(saved) {
	switch (saved.state) {
		case "saved": return `Saved in ${storeText(saved.store)} as ${saved.place}.`;
		case "not-saved": return `Not saved in ${storeText(saved.store)}: ${storeProblemText(saved.problem)}.`;
	}
}
// src/report/words/baseline/baseline.ts
/** Where the baseline came from, as a noun: "model file at commit `abc1234`, 2 commits before `def5678` (git)". */
function baselineSourceText(source) {
	switch (source.kind) {
		case "git": return `model file at commit ${shortCommit(source.commit)}${beforeText(source.before)} (git)`;
		case "record": {
			const { commit, recordedAt, store, before } = source;
			return `record ${commit === null ? `from ${recordedAt}` : `of commit ${shortCommit(commit)}`}${beforeText(before)} (${storeText(store)})`;
		}
		case "named": {
			const { path, recordOf } = source;
			if (recordOf === void 0) return `\`${path}\``;
			return recordOf === null ? `record \`${path}\`` : `record of commit ${shortCommit(recordOf)} (\`${path}\`)`;
		}
		case "same-model": return "the same model";
		case "untrusted": return "chosen by an untrusted run";
	}
}
/** What to do about a record whose model is another one than it says: one or two sentences. */
function mismatchRemedy(source) {
	if (source.kind !== "record") return "Record it again, or name another with --baseline.";
	const { store, commit } = source;
	switch (store.kind) {
		case "actions-cache": return `Delete its entry with \`gh cache delete\`: \`gh cache list --key regression-gate- --limit 1000\` shows it, with the commit${commit === null ? "" : ` ${commit}`} in its key. The next run takes the model from git.`;
		case "directory": return `Delete the model’s folder in \`${store.path}\`. The next run takes the model from git.`;
		case "branch": return "Delete the record from the branch. The next run takes the model from git.";
	}
}
const shortCommit = (sha) => `\`${sha.slice(0, 7)}\``;
function beforeText(before) {
	if (before === void 0) return "";
	return `, ${countOf(before.commits, "commit")} before ${shortCommit(before.of)}`;
}
/** Why there is nothing to compare with, as a clause without a full stop. */
function noBaselineText(why) {
	switch (why.kind) {
		case "measured-alone": return "measured alone";
		case "new-model": return why.commit === null ? "the model is new: its commit is the first of the repository" : `the model is new: commit ${shortCommit(why.commit)} does not have it`;
		case "none-accepted": return `no accepted baseline: commit ${refusedText(why)}, and none of the ${countOf(why.ancestors, "commit")} before ${shortCommit(why.from)} is known to be accepted`;
		case "no-commit": return "no baseline: the stores have no record, and there is no commit to take the model from";
		case "git-failed": return `no baseline: the stores have no record, and git cannot give the model at commit ${shortCommit(why.commit)} (${gitProblemText(why.problem)})`;
		case "recorded-elsewhere": return `no baseline: commit ${shortCommit(why.commit)} does not have the model, which was recorded on another machine or with other settings`;
		case "not-in-git": return `no baseline: the stores have no record, and \`${why.path}\` is not in git, so it may or may not be new`;
		case "untrusted": return "no baseline, according to an untrusted run";
	}
}
/** "`abc1234` failed and is not accepted". */
function refusedText({ commit, state }) {
	return `${shortCommit(commit)} ${REFUSED_AS[state] ?? `ended as \`${state}\``} and is not accepted`;
}
const REFUSED_AS = {
	fail: "failed",
	inconclusive: "could not be decided",
	incomparable: "could not be compared",
	"no-baseline": "had no baseline"
};
/** Why git cannot give a model, as a clause without a full stop. */
function gitProblemText(problem) {
	switch (problem.kind) {
		case "outside-repository": return "it is outside the repository";
		case "in-lfs": return inLfsText(problem.message);
		case "external-data": {
			const why = problem.why === "in-lfs" ? inLfsText(problem.message) : EXTERNAL_DATA[problem.why];
			return `its external data \`${problem.location}\`: ${why}`;
		}
		case "failed": return problem.message;
	}
}
/** @param message - From git-lfs. */
const inLfsText = (message) => `it is in Git LFS and could not be fetched${message === void 0 ? ": install git-lfs on this runner" : ` (${message})`}`;
const EXTERNAL_DATA = {
	absent: "the commit does not have it",
	"outside-repository": "it is outside the repository"
};
/** A note on the baseline, as one sentence. */
function baselineNoteText(note) {
	switch (note.kind) {
		case "earlier-reference": {
			const { reference, before } = note;
			return `Commit ${refusedText({
				commit: note.refused,
				state: note.state
			})}, so the baseline is ${shortCommit(reference)}${beforeText(before)}.`;
		}
		case "store-unavailable": return `No record could be read from ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
		case "acceptance-unknown": return `Which commits are accepted could not be read from ${storeText(note.store)} (${storeProblemText(note.problem)}).${note.isReferenceUnsure ? UNSURE : ""}`;
		case "record-unused": return `A record in ${storeText(note.store)} is not used: ${unusedText(note.why)}.`;
		case "record-of-another-file": return `The record${note.recorded === null ? "" : ` of commit ${shortCommit(note.recorded)}`} in ${storeText(note.store)} is not used: commit ${shortCommit(note.commit)} has another model file.`;
		case "commit-not-fetched": return `Commit ${shortCommit(note.commit)} could not be fetched (${note.message}).`;
		case "settings-unknown": return `The settings of commit ${shortCommit(note.commit)} are unknown (${note.message}), so its model runs with today’s.`;
	}
}
const UNSURE = " The model was compared with that of the commit before it, which may have been refused, so a pass does not make this commit a baseline.";
/** Why a record is not used, as a clause without a full stop. */
function unusedText(why) {
	switch (why.kind) {
		case "of-another": {
			const at = why.commit === null ? "without a commit" : `at commit ${shortCommit(why.commit)}`;
			const wanted = why.wantedCommit === null ? "" : ` at ${shortCommit(why.wantedCommit)} or an ancestor of it`;
			return `it is of \`${why.modelId}\` ${at}, not of \`${why.wantedModelId}\`${wanted}`;
		}
		case "not-accepted": return "it is not accepted";
		case "not-measured": return "its model could not be measured";
		case "unreadable": return `it cannot be read (${why.message})`;
		case "store": return storeProblemText(why.problem);
	}
}
/** No attempt has more: this is the planned number of launches of one run. */
const MAX_LAUNCHES = 100;
const MAX_PROCESSES = 100;
/** A larger record is not stored. */
const MAX_ATTEMPT_BYTES = 64 * 2 ** 20;
/** Verdict states that an attempt may end in. */
const ATTEMPT_STATES = [
	"fail",
	"inconclusive",
	"error",
	"no-baseline",
	"waived",
	"pass"
];
/** The candidate's arm, preceded by the baseline's if both were measured. */
const armsSchema = array(armMeasurementSchema.refine(({ launches, ramPeakBytes }) => launches.length <= MAX_LAUNCHES && ramPeakBytes.length <= MAX_PROCESSES, { error: `expected at most ${MAX_LAUNCHES} launches, got more` })).min(1).max(2).refine((arms) => new Set(arms.map(({ launches }) => launches.length)).size === 1, { error: "expected as many launches of each model" }).refine((arms) => new Set(arms.map(({ outcomes }) => outcomes.count)).size === 1, { error: "expected as many items of each model" });
/** The measurements of one attempt at a comparison: its own launches only, never those of earlier attempts. */
const attemptRecordSchema = strictObject({
	version: literal(3, { error: ({ input }) => `expected schema version 3, got ${JSON.stringify(input)}` }),
	modelId: string(),
	fields: record(string(), string()),
	run: strictObject({
		id: string(),
		attempt: string(),
		url: string()
	}).nullable(),
	at: datetime(),
	/** State of the run, which took the earlier attempts into account. */
	state: _enum(ATTEMPT_STATES),
	/** Version of the gate that measured. */
	gate: string(),
	/** Digest of the waivers that it was judged by. */
	waivers: string(),
	/** Null if nothing was measured. */
	arms: armsSchema.nullable(),
	/** Why a model could not be measured; null if both were. */
	failure: strictObject({
		kind: _enum(FAILURE_KINDS),
		arm: _enum(["baseline", "candidate"]),
		message: string().max(2e3)
	}).nullable()
});
/** @returns Undefined for a record that is too large to store. */
function writeAttempt(record) {
	const text = `${JSON.stringify(record)}\n`;
	return Buffer.byteLength(text) > MAX_ATTEMPT_BYTES ? void 0 : {
		text,
		digest: digestOf(text)
	};
}
/**
* Reads a record.
*
* @param digest - From the end of the record's name.
* @throws {Error} If its content does not match its name, has an invalid value, or belongs to another comparison.
*/
function parseAttempt(text, { key, digest }) {
	if (digestOf(text) !== digest) throw new Error("its content does not match the digest in its name");
	const parsed = attemptRecordSchema.safeParse(JSON.parse(text));
	if (!parsed.success) throw new Error(describeIssue(parsed.error));
	if (!isOf(parsed.data, key)) throw new Error("it belongs to another comparison");
	return parsed.data;
}
const isOf = ({ modelId, fields }, key) => modelId === key.modelId && digestFields(fields) === digestFields(key.fields);
function describeIssue({ issues: [issue] }) {
	return `${issue?.path.join(".")}: ${issue?.message ?? "unreadable"}`;
}
/** `evidence.json`: what a run measured of each model, to be judged again in the merge queue. */
const evidenceSchema = strictObject({
	version: literal(1),
	attempts: array(attemptRecordSchema).max(100)
});
const writeEvidence = (attempts) => `${JSON.stringify({
	version: 1,
	attempts
})}\n`;
/**
* Finds the record of a comparison in `evidence.json`.
*
* @returns Undefined if it has none.
* @throws {Error} If it is invalid.
*/
function parseEvidence(text, key) {
	const parsed = evidenceSchema.safeParse(JSON.parse(text));
	if (!parsed.success) throw new Error(describeIssue(parsed.error));
	return parsed.data.attempts.find((record) => isOf(record, key));
}
/** First 32 hex digits of the SHA-256 over a record. */
const digestOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 32);
// src/report/words/baseline/attempts.ts
/** Which attempt this is and what the verdict is based on: one or two sentences. */
function attemptsText({ number, basis, launches, of, own }) {
	switch (basis) {
		case "all": return `Attempt ${number} at this comparison. The verdict is based on ${countOf(launches, "launch")} from ${countOf(of, "attempt")}, ${own} of them from this one.`;
		case "this": return own === 0 ? `Attempt ${number} at this comparison. Nothing could be measured in it.` : `Attempt ${number} at this comparison. The verdict is based on its own ${countOf(own, "launch")}.`;
		case "earlier": return launches === 0 ? `Attempt ${number} at this comparison. Nothing was measured: an earlier attempt had already failed.` : `Attempt ${number} at this comparison. Nothing was measured: ${countOf(launches, "launch")} from ${countOf(of, "earlier attempt")} had already decided.`;
		case "pull-request": return "Nothing was measured: the pull request’s own run measured the same models, data and settings.";
	}
}
/** One attempt before this one: "`fail` on `2026-11-30T08:12` (41 launches)". */
function earlierAttemptText({ state, at, launches }) {
	return `\`${state}\` on \`${at.slice(0, 16)}\` (${countOf(launches, "launch")})`;
}
/** What to do when the figures of a failed attempt cannot be read: a sentence or two. */
function unreadFailureRemedy(attempts) {
	switch (attempts[0]?.problem.kind) {
		case "unlisted": return "Grant the job `actions: read` and run again, or change the model.";
		case "no-gnu-tar": return "Install GNU tar on this runner and run again, or change the model.";
		default: return `Run again. If the error stays, the figures are lost: ${deletionText(attempts)}, or change the model.`;
	}
}
/** What to do about an attempt whose figures cannot be judged: one sentence. */
const unusableAttemptRemedy = (attempts) => `To measure anew, ${deletionText(attempts)}, or change the model.`;
/** A refusal names a few; those left show up in the next run. */
const MAX_NAMED$4 = 4;
/** "run `gh cache delete KEY`, then run again". */
function deletionText(attempts) {
	const ways = attempts.slice(0, MAX_NAMED$4).map(wayToDelete);
	return `${ways.join(", ")}${andMore(attempts.length - ways.length)}, then run the gate again`;
}
function wayToDelete({ store, place }) {
	switch (store.kind) {
		case "actions-cache": return `run \`gh cache delete ${place}\``;
		case "directory":
		case "branch": return `delete \`${place}\``;
	}
}
/** Why the merge queue measured again: a clause without a full stop. */
function evidenceUnusedText(why) {
	switch (why.kind) {
		case "unavailable": return why.message;
		case "no-pull-request": return "the merge queue does not name the pull request";
		case "workflow-changed": return "the change edits `.github`, so its workflow was never merged";
		case "from-fork": return "the pull request is from a fork";
		case "workflow-unknown": return "the runner does not name the workflow";
		case "no-run": return "the workflow has no run for the head of the pull request";
		case "run-of-another-repository": return "the run is of another repository";
		case "run-not-successful": return `the run ended as \`${why.conclusion}\``;
		case "no-artifacts-api": return "this server has no API for artifacts";
		case "no-artifact": return `the run left no artifact \`${why.name}\``;
		case "too-many-artifacts": return `the run left more than ${why.limit} artifacts`;
		case "unreadable": return `the evidence cannot be read (${why.message})`;
		case "of-another-comparison": return "it has other models, data, settings, limits or another machine";
		case "wrong-age": return `it was measured on \`${why.at}\`, which is more than a week ago or in the future`;
		case "other-gate-version": return "another version of the gate measured it";
		case "other-waivers": return "other waivers applied";
		case "not-passed": return `the pull request’s run ended as \`${why.state}\``;
		case "nothing-measured": return "the pull request’s run measured nothing";
		case "other-arms": return "it does not have the same models, baseline and candidate";
		case "not-passed-again": return `judged again here, the figures end as \`${why.state}\``;
	}
}
// src/policy/limits.ts
const fraction = number().min(0).max(1);
const share$4 = union([fraction, relativeShare], { error: (issue) => `expected a share such as 0.9 or "90%", got ${quotedJson(issue.input)}` });
const relativeOrAbsolute = (absolute, example) => union([relativeShare.transform((value) => ({
	kind: "relative",
	value
})), absolute.transform((value) => ({
	kind: "absolute",
	value
}))], { error: (issue) => `expected a percentage such as "10%" or ${example}, got ${quotedJson(issue.input)}` });
/**
* Limit of a lower-is-better metric: `max-increase` over the baseline, `max` for the value itself. Increases up to
* `floor` never count.
*/
const costlyLimit = (absolute, example) => strictObject({
	"max-increase": relativeOrAbsolute(absolute, example).optional(),
	floor: absolute.optional(),
	max: absolute.optional()
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" }).refine((limit) => limit.floor === void 0 || limit["max-increase"] !== void 0, { error: "expected \"max-increase\" with \"floor\", got only \"floor\"" });
const latencyLimit = costlyLimit(durationNs, "a duration such as \"0.5ms\"");
const memoryLimit = costlyLimit(sizeBytes, "a size such as \"16MiB\"");
/** An arena hands out whole blocks, so a tiny model's peak may move by some. */
const ARENA_FLOOR_BYTES = 4096;
const arenaLimit = memoryLimit.overwrite((limit) => limit["max-increase"] === void 0 ? limit : {
	...limit,
	floor: limit.floor ?? ARENA_FLOOR_BYTES
});
const energyLimit = costlyLimit(energyJoules, "an energy such as \"120 J\"");
const costLimit = costlyLimit(moneyUsd, "an amount such as \"0.10 USD\"");
const throughputLimit = strictObject({
	"max-drop": relativeShare.transform((value) => ({
		kind: "relative",
		value
	})).optional(),
	min: number().positive().optional()
}).refine((limit) => limit["max-drop"] !== void 0 || limit.min !== void 0, { error: "expected \"max-drop\" or \"min\", got neither" });
/**
* `point`: the difference on the regression set decides. `confident`: the set is a sample of all inputs, and a
* confidence interval over its items must be within the limit.
*/
const decide = _enum(["point", "confident"]).optional();
const pointsOrShare = union([
	percentagePoints.transform((value) => ({
		kind: "points",
		value
	})),
	relativeShare.transform((value) => ({
		kind: "relative",
		value
	})),
	number().nonnegative().transform((value) => ({
		kind: "absolute",
		value
	}))
], { error: (issue) => `expected percentage points such as "1pp", a percentage such as "1%" or a number in the score's own unit, got ${quotedJson(issue.input)}` });
/** `max-drop` and `min` for scores (accuracy, F1, AUC, R², cosine); `max-increase` and `max` for errors (RMSE, MAE, log loss). */
const scoreLimit = strictObject({
	"max-drop": pointsOrShare.optional(),
	"max-increase": pointsOrShare.optional(),
	min: number().optional(),
	max: number().optional(),
	decide
}).refine(({ decide: _, ...limit }) => Object.values(limit).some((value) => value !== void 0), { error: "expected \"max-drop\", \"min\", \"max-increase\" or \"max\", got none" });
const reviewLimit = strictObject({
	"max-increase": union([percentagePoints.transform((value) => ({
		kind: "points",
		value
	})), relativeShare.transform((value) => ({
		kind: "relative",
		value
	}))], { error: (issue) => `expected percentage points such as "1pp" or a percentage such as "10%", got ${quotedJson(issue.input)}` }).optional(),
	max: share$4.optional(),
	decide
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" });
/** Limit of a share of time: `max-increase` in percentage points over the baseline, `max` for the share itself. */
const timeShareLimit = strictObject({
	"max-increase": percentagePoints.transform((value) => ({
		kind: "points",
		value
	})).optional(),
	max: share$4.optional()
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" });
const pointsBound = percentagePoints.transform((value) => ({
	kind: "points",
	value
}));
/**
* Limit of the share of requests that are fast enough: those that fail, or take longer than one of `ttft`, `tpot` and
* `latency`, are not.
*/
const goodputLimit = strictObject({
	"max-drop": pointsBound.optional(),
	min: share$4.optional(),
	/** Longest time to first token. */
	ttft: durationNs.optional(),
	/** Longest mean time per output token after the first. */
	tpot: durationNs.optional(),
	/** Longest time of the whole request. */
	latency: durationNs.optional()
}).refine((limit) => limit["max-drop"] !== void 0 || limit.min !== void 0, { error: "expected \"max-drop\" or \"min\", got neither" }).refine(({ ttft, tpot, latency }) => (ttft ?? tpot ?? latency) !== void 0, { error: "expected at least one of \"ttft\", \"tpot\" and \"latency\", which say what is fast enough, got none" });
const errorRateLimit = strictObject({
	"max-increase": pointsBound.optional(),
	max: share$4.optional()
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" });
const relativeBound = relativeShare.transform((value) => ({
	kind: "relative",
	value
}));
/** A model that stops early is not faster, and one that rambles is not better: `max-change` bounds both directions. */
const lengthLimit = strictObject({
	"max-change": relativeBound.optional(),
	"max-increase": relativeBound.optional(),
	"max-drop": relativeBound.optional()
}).refine((limit) => Object.values(limit).some((value) => value !== void 0), { error: "expected \"max-change\", \"max-increase\" or \"max-drop\", got none" }).refine((limit) => limit["max-change"] === void 0 || Object.keys(limit).length === 1, { error: "expected \"max-change\" alone (it bounds both directions), got others beside it" }).overwrite(({ "max-change": both, ...limit }) => both === void 0 ? limit : {
	"max-increase": both,
	"max-drop": both
});
/** The limits of a model, by metric. */
const limitsSchema = strictObject({
	"latency-p95": latencyLimit.optional(),
	"latency-p99": latencyLimit.optional(),
	"latency-p50": latencyLimit.optional(),
	"latency-mean": latencyLimit.optional(),
	"load-time": latencyLimit.optional(),
	"first-run": latencyLimit.optional(),
	"ttft-p95": latencyLimit.optional(),
	"tpot-p95": latencyLimit.optional(),
	throughput: throughputLimit.optional(),
	"output-tokens-per-second": throughputLimit.optional(),
	goodput: goodputLimit.optional(),
	"error-rate": errorRateLimit.optional(),
	"output-length": lengthLimit.optional(),
	"task-score": scoreLimit.optional(),
	"review-rate": reviewLimit.optional(),
	"memory-ram-peak": memoryLimit.optional(),
	"memory-vram-peak": memoryLimit.optional(),
	"memory-arena-peak": arenaLimit.optional(),
	"model-size": memoryLimit.optional(),
	"fallback-time-share": timeShareLimit.optional(),
	"energy-per-1000": energyLimit.optional(),
	"cost-per-1000": costLimit.optional(),
	"cost-per-million-tokens": costLimit.optional()
}).refine((all) => Object.values(all).some((limit) => limit !== void 0), { error: "expected at least one limit, got none" });
/** Schema of a {@link Bound} in records and verdicts. */
const boundSchema = strictObject({
	kind: _enum([
		"relative",
		"points",
		"absolute"
	]),
	value: number()
});
/** Schema of a parsed {@link Limit} in records and verdicts. {@link limitsSchema} is the one for policy files. */
const limitSchema = strictObject({
	"max-increase": boundSchema.optional(),
	"max-drop": boundSchema.optional(),
	floor: number().optional(),
	max: number().optional(),
	min: number().optional(),
	decide: _enum(["point", "confident"]).optional(),
	ttft: number().optional(),
	tpot: number().optional(),
	latency: number().optional()
});
const MOVES = ["max-increase", "max-drop"];
/**
* How far each metric may worsen since the last release, over all merges. `max` and `min` do not depend on a release,
* so they are allowed only under `limits`.
*/
const driftSchema = limitsSchema.superRefine((all, context) => {
	for (const [metric, limit] of Object.entries(all)) {
		if (limit === void 0) continue;
		if (MOVES.every((key) => limit[key] === void 0)) context.addIssue({
			code: "custom",
			path: [metric],
			message: "expected \"max-increase\" or \"max-drop\" under \"drift\", got neither"
		});
		for (const key of ["max", "min"]) {
			if (limit[key] === void 0) continue;
			const message = `expected "${key}" only under "limits", got it under "drift"`;
			context.addIssue({
				code: "custom",
				path: [metric, key],
				message
			});
		}
	}
});
// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));
// src/policy/yaml/yaml-position.ts
var import_dist = require_dist();
/**
* Finds limits in the text of a policy file.
*
* @returns A function that returns the place of a model's limit, or of the model's id if it has no such limit.
*   Undefined if the text has no such model or is not a policy.
*/
function locateLimits(text) {
	const lines = new import_dist.LineCounter();
	const { contents } = (0, import_dist.parseDocument)(text, { lineCounter: lines });
	const models = (0, import_dist.isMap)(contents) ? contents.get("models") : void 0;
	const listed = (0, import_dist.isSeq)(models) ? models.items : [];
	return (modelId, metric, under = "limits") => {
		const index = listed.findIndex((each) => (0, import_dist.isMap)(each) && String(each.get("id")) === modelId);
		const model = listed[index];
		if (!(0, import_dist.isMap)(model)) return void 0;
		const path = model.hasIn([under, metric]) ? [under, metric] : ["id"];
		const { line, col } = lines.linePos(findOffset(contents, [
			"models",
			index,
			...path
		], true));
		return {
			line,
			column: col
		};
	};
}
/**
* Offset in characters of the value at a path, or of its key. If the path does not exist, the offset of the nearest
* enclosing value.
*
* @param root - Contents of a parsed document.
*/
function findOffset(root, path, wantsKey) {
	let node = root;
	let offset = startOf(root) ?? 0;
	for (const [depth, step] of path.entries()) {
		if (!(0, import_dist.isNode)(node)) break;
		const pair = (0, import_dist.isMap)(node) ? node.items.find((item) => (0, import_dist.isScalar)(item.key) && item.key.value === step) : void 0;
		const isLast = depth === path.length - 1;
		if ((0, import_dist.isPair)(pair)) {
			const keyOffset = startOf(pair.key) ?? offset;
			node = pair.value;
			offset = isLast && wantsKey ? keyOffset : startOf(pair.value) ?? keyOffset;
		} else {
			node = node.items?.[Number(step)];
			offset = startOf(node) ?? offset;
		}
	}
	return offset;
}
const startOf = (node) => (0, import_dist.isNode)(node) ? node.range?.[0] : void 0;
// src/policy/yaml/read-yaml.ts
const MAX_CHARACTERS$1 = 1048576;
/** A file of another kind can have a mistake in every line. */
const MAX_MISTAKES = 20;
/**
* Parses YAML and checks it against a schema.
*
* @param shownPath - Path shown in messages.
* @throws {UserError} Reports all mistakes together, each with its place, what was expected, the nearest known key,
*   line and column.
*/
function readYaml(text, shownPath, kind) {
	if (text.length > MAX_CHARACTERS$1) throw new UserError(`${shownPath}: expected at most ${MAX_CHARACTERS$1} characters, got ${text.length}.`, `Check the path: this does not look like a ${kind.name} file.`);
	const lines = new import_dist.LineCounter();
	const document = parse(text, lines, shownPath);
	const broken = document.errors.map((error) => {
		const { line, col } = lines.linePos(error.pos[0]);
		return `${error.message.split(" at line ")[0]} (line ${line}, column ${col})`;
	});
	if (broken.length > 0) throw mistakes(shownPath, broken, kind);
	const explain = (found) => {
		return mistakes(shownPath, found.map((mistake) => describeMistake(mistake, {
			root: document.contents,
			lines,
			kind
		})), kind);
	};
	const parsed = kind.schema.safeParse(toPlainValue(document, kind.name), { reportInput: true });
	if (parsed.success) return {
		value: parsed.data,
		explain
	};
	throw explain(parsed.error.issues.flatMap((issue) => flattenIssue(issue, kind)));
}
/** @throws {UserError} If it is nested so deeply that the parser gives up. */
function parse(text, lineCounter, shownPath) {
	try {
		return (0, import_dist.parseDocument)(text, {
			lineCounter,
			uniqueKeys: true
		});
	} catch (error) {
		throw new UserError(`${shownPath}: expected YAML with little nesting, got a text that cannot be parsed.`, "Check the path, and remove nested brackets.", { cause: error });
	}
}
function toPlainValue(document, name) {
	try {
		const value = document.toJS({ maxAliasCount: 100 });
		JSON.stringify(value);
		return value;
	} catch (error) {
		throw new UserError(`${name}: expected plain YAML, got aliases that contain themselves or too much.`, "Write the values out instead of using aliases.", { cause: error });
	}
}
function mistakes(shownPath, found, { remedy }) {
	if (found.length === 1) return new UserError(`${shownPath}: ${found[0]}`, remedy);
	const shown = found.slice(0, MAX_MISTAKES).map((line) => `\n  ${line}`);
	const more = found.length > shown.length ? `\n  … and ${found.length - shown.length} more` : "";
	return new UserError(`${shownPath}: ${found.length} errors${shown.join("")}${more}`, remedy);
}
/** One mistake per unknown key. Other issues stay as zod reports them. */
function flattenIssue(issue, kind) {
	if (issue.code !== "unrecognized_keys") return [{
		path: issue.path,
		message: describeExpectation(issue, kind)
	}];
	const known = knownKeys(issue.path, issue.input, kind.schema);
	return issue.keys.map((key) => {
		const nearest = meantName(key, known, kind);
		const meant = nearest === void 0 ? `one of ${known.join(", ")}` : `"${nearest}"`;
		return {
			path: [...issue.path, key],
			key,
			message: `expected ${meant}, got the unknown key ${quoted(key)}`
		};
	});
}
/** The known name that was probably meant. */
function meantName(name, known, { otherNames }) {
	const other = otherNames?.get(name.toLowerCase().replace(/[_ ]/g, "-"));
	return other !== void 0 && known.includes(other) ? other : nearestName(name, known);
}
function describeExpectation(issue, kind) {
	if (issue.message.startsWith("expected")) return issue.message;
	const got = quotedJson(issue.input);
	if (issue.code === "invalid_type") return `expected ${withArticle(issue.expected)}, got ${got}`;
	if (issue.code === "invalid_value") return describeChoice(issue.values, issue.input, kind);
	if ("discriminator" in issue && "options" in issue) {
		const value = issue.input[String(issue.discriminator)];
		return describeChoice(issue.options, value, kind);
	}
	return `${issue.message.replace(/^Invalid input: /, "").replace(/^Too (small|big): /, "")}, got ${got}`;
}
function describeChoice(choices, value, kind) {
	const nearest = typeof value === "string" ? meantName(value, choices.map(String), kind) : void 0;
	const hint = nearest === void 0 ? "" : ` (did you mean "${nearest}"?)`;
	return `expected ${choices.map(String).join(" | ")}, got ${quotedJson(value)}${hint}`;
}
function withArticle(type) {
	return {
		int: "a whole number",
		object: "a mapping",
		array: "a list",
		record: "a mapping"
	}[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
}
/**
* Keys that the schema allows at a place: of the alternative whose `kind` the value has, or of all if there is none such.
*/
function knownKeys(path, value, root) {
	let schemas = [root];
	for (const step of path) schemas = schemas.flatMap((schema) => unwrap(schema)).flatMap((schema) => stepInto(schema, step));
	const alternatives = schemas.flatMap(unwrap);
	const meant = alternatives.filter((schema) => hasLiterals(value, schema));
	const entries = (meant.length > 0 ? meant : alternatives).flatMap((schema) => Object.entries(shapeOf(schema)));
	return [...new Set(entries.filter(([, schema]) => isAllowed(schema)).map(([key]) => key))];
}
/** Whether a value has what the schema allows under each key with only certain values, such as `kind`. */
const hasLiterals = (value, schema) => Object.entries(shapeOf(schema)).every(([key, part]) => {
	const { values } = definitionOf(part);
	const given = value?.[key];
	return values === void 0 || values.includes(given);
});
/** A key that must not be there any more is no suggestion. */
const isAllowed = (schema) => unwrap(schema).some((each) => each._zod.def.type !== "never");
const definitionOf = (schema) => schema._zod.def;
const shapeOf = (schema) => definitionOf(schema).shape ?? {};
function unwrap(schema) {
	const { innerType, in: input, options } = definitionOf(schema);
	const inner = options ?? [innerType ?? input].filter((each) => each !== void 0);
	return inner.length === 0 ? [schema] : inner.flatMap(unwrap);
}
function stepInto(schema, step) {
	const { element, valueType } = definitionOf(schema);
	const next = typeof step === "number" ? element : shapeOf(schema)[String(step)] ?? valueType;
	return next === void 0 ? [] : [next];
}
function describeMistake(mistake, { root, lines, kind }) {
	const place = mistake.path.map((step) => typeof step === "number" ? `[${step}]` : `.${String(step)}`).join("").replace(/^\./, "");
	const { line, col } = lines.linePos(findOffset(root, mistake.path, mistake.key !== void 0));
	return `${place === "" ? kind.name : place}: ${mistake.message}. (line ${line}, column ${col})`;
}
// src/policy/waivers.ts
/**
* The keys of a limit that a waiver may raise. `floor` and `decide` change how a limit is judged, not what it allows.
*/
const WAIVABLE = [
	"max-increase",
	"max-drop",
	"max",
	"min"
];
const MAX_WAIVERS = 200;
const MAX_BYTES = 4 * 2 ** 20;
/** Schema of a ceiling, with the keys and units of the metric's own limit. */
function ceilingSchema$1(metric) {
	const { shape } = limitsSchema.shape[metric].unwrap();
	const bounds = Object.fromEntries(WAIVABLE.flatMap((name) => {
		const bound = shape[name];
		return bound === void 0 ? [] : [[name, bound]];
	}));
	const choices = Object.keys(bounds).map((name) => `"${name}"`);
	return strictObject(bounds).refine((given) => namesOf$1(given).length === 1, { error: ({ input }) => `expected ${choices.length === 1 ? "" : "one of "}${choices.join(", ")}, got ${namesOf$1(input).join(" and ") || "none"}` });
}
const namesOf$1 = (given) => Object.entries(given).flatMap(([name, value]) => value === void 0 ? [] : [name]);
const day = date({ error: (issue) => `expected a date such as 2026-12-31, got ${quotedJson(issue.input)}` });
const address = string().regex(/^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!&*+,;=%-]*)?$/, { error: (issue) => `expected the URL of an issue (https://…), got ${quotedJson(issue.input)}` });
const reason = string().trim().min(1, { error: "expected a reason for the waiver, got nothing" }).max(300, { error: "expected at most 300 characters, got more" });
const waiverOf = (metric) => strictObject({
	/** Id of a model in the policy. */
	model: string().min(1),
	metric: literal(metric),
	ceiling: ceilingSchema$1(metric),
	/** Last valid day, in UTC. */
	expires: day,
	issue: address,
	reason
});
const waiver$1 = discriminatedUnion("metric", METRIC_NAMES.map(waiverOf));
/**
* Schema of `regression-gate-waivers.yml`. Each waiver raises one limit of one metric of one model up to a ceiling,
* until a date.
*/
const waiversSchema = strictObject({
	version: literal(1, { error: (issue) => `expected 1, got ${quotedJson(issue.input)}` }),
	waivers: array(waiver$1).max(MAX_WAIVERS)
}).superRefine(({ waivers }, context) => {
	waivers.forEach((each, index) => {
		const first = waivers.findIndex((other) => limitOf(other) === limitOf(each));
		if (first === index) return;
		const message = `expected one waiver per limit, got a second for ${limitOf(each)} (the first is waivers[${first}])`;
		context.addIssue({
			code: "custom",
			path: ["waivers", index],
			message
		});
	});
});
/** "fashion latency-p95 max-increase": identifies a limit, which only one waiver may raise. */
const limitOf = ({ model, metric, ceiling }) => `${model} ${metric} ${namesOf$1(ceiling).join(" ")}`;
/** The key of the limit that a ceiling raises. */
function waivedKey(ceiling) {
	const key = WAIVABLE.find((name) => ceiling[name] !== void 0);
	if (key === void 0) throw new TypeError("expected a ceiling with a key, got none");
	return key;
}
/** File name. The file is in the same folder as the policy. */
const WAIVERS_FILE = "regression-gate-waivers.yml";
const KIND = {
	schema: waiversSchema,
	name: "waivers",
	remedy: "See \"Waivers\" in the README. With dist/regression-gate-waivers.schema.json, your editor marks these errors.",
	otherNames: METRIC_BY_OTHER_NAME
};
/**
* Reads a waivers file.
*
* @param file - Absolute path. A symbolic link is refused.
* @returns Undefined if the file does not exist.
* @throws {UserError} Reports all mistakes together. Also thrown if the file cannot be read.
*/
async function readWaivers(file, shownPath) {
	const read = await readText(file, MAX_BYTES);
	if (read.problem === void 0) return parseWaivers(read.text, shownPath);
	if (read.problem === "no such file") return void 0;
	throw new UserError(`${shownPath}: expected a readable waivers file, got ${read.problem}.`, "Write the waivers to a readable file, or remove it.");
}
/** Parses the text of a waivers file; see {@link readWaivers}. */
function parseWaivers(text, shownPath) {
	const { value, explain } = readYaml(text, shownPath, KIND);
	return {
		waivers: value.waivers,
		explain
	};
}
const MS_PER_DAY = 864e5;
/** Adds the days that a waiver has left at `now`. */
function dateWaiver(waiver, now) {
	return {
		...waiver,
		daysLeft: daysUntil(waiver, now)
	};
}
function daysUntil({ expires }, now) {
	const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
	return (Date.parse(`${expires}T00:00:00Z`) - today) / MS_PER_DAY;
}
/** Whether a waiver is valid at a time. It is valid to the end of its last day, in UTC. */
const isInForce = (waiver, now) => daysUntil(waiver, now) >= 0;
/** Whether a waiver is still valid. False if `daysLeft` is NaN. */
const holds = ({ daysLeft }) => daysLeft >= 0;
/** The limit with waivers applied: each replaces only the key that it names. */
function raiseLimit(limit, waivers) {
	return Object.assign({}, limit, ...waivers.map(({ ceiling }) => ceiling));
}
// src/task/score/score-metrics.ts
/**
* F1 = 2·TP / (2·TP + FP + FN) of each class, averaged with equal weight over the classes that occur as label or as
* prediction, as in scikit-learn's `f1_score(average="macro")`. An item without a prediction counts as a miss.
*
* @param outcomes - At least one.
* @returns 0..1.
* @see Opitz & Burst (2019), "Macro F1 and Macro F1", formula 1.
*/
function macroF1(outcomes) {
	const classes = /* @__PURE__ */ new Map();
	const countOf = (index) => {
		const count = classes.get(index) ?? {
			hits: 0,
			named: 0
		};
		classes.set(index, count);
		return count;
	};
	for (const { predicted, actual } of outcomes) {
		countOf(actual).named += 1;
		if (Number.isNaN(predicted)) continue;
		countOf(predicted).named += 1;
		if (predicted === actual) countOf(actual).hits += 1;
	}
	return mean([...classes.values()].map(({ hits, named }) => 2 * hits / named));
}
/**
* Area under the ROC curve: the probability that a positive item scores higher than a negative one, where a tie
* counts half. Computed as U / (n₁·n₀) from the rank sum of the positive items, with mid-ranks for ties.
*
* @param outcomes - `actual` is 1 for positive, 0 for negative items; `predicted` is the score, finite.
* @returns 0..1, or the reason as text if one of the classes has no item.
* @see Hanley & McNeil (1982), "The meaning and use of the area under a receiver operating characteristic (ROC)
*   curve".
* @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the
*   other".
*/
function areaUnderCurve(outcomes) {
	const positive = [];
	const negative = [];
	for (const { predicted, actual } of outcomes) (actual === 1 ? positive : negative).push(predicted);
	if (positive.length === 0) return "AUC compares positive with negative items, and no item is positive";
	if (negative.length === 0) return "AUC compares positive with negative items, and no item is negative";
	return (wilcoxonRankSum(positive, negative) - positive.length * (positive.length + 1) / 2) / (positive.length * negative.length);
}
// src/task/compute-score.ts
/**
* The score of a task over the items of a table.
*
* @param items - Positions of the items to include, such as a slice or a bootstrap resample; an item counts as often
*   as its position occurs. All items if absent.
* @returns A finite number, or null with the reason.
*/
function computeScore(task, table, items) {
	const { compute, name, better } = METRICS[metricOf(task)];
	const isTopK = task.kind === "classification" && task.metric === "top-k";
	const count = items?.length ?? table.count;
	const score = {
		name: isTopK ? `Top-${task.k} accuracy` : name,
		better,
		items: count
	};
	if (count === 0) return {
		...score,
		value: null,
		reason: "there are no items"
	};
	const value = compute(items === void 0 ? allOutcomes(table) : outcomesOf(table, items));
	if (typeof value === "string") return {
		...score,
		value: null,
		reason: value
	};
	if (Number.isFinite(value)) return {
		...score,
		value
	};
	return {
		...score,
		value: null,
		reason: "it is too large to represent"
	};
}
/** Creates the outcomes anew on each pass, so that a million of them are never in memory as objects. */
function outcomesOf(table, items) {
	return { *[Symbol.iterator]() {
		for (const item of items) yield table.outcomeAt(item);
	} };
}
function allOutcomes(table) {
	return { *[Symbol.iterator]() {
		for (let item = 0; item < table.count; item++) yield table.outcomeAt(item);
	} };
}
function metricOf(task) {
	if (task.kind === "text") return task.score;
	return "metric" in task ? task.metric : task.kind;
}
/** How the score of a task is formed, which decides how its interval is computed. */
const scoreBasis = (task) => METRICS[metricOf(task)].basis;
/** Whether a higher or a lower score is better. */
const scoreBetter = (task) => METRICS[metricOf(task)].better;
const METRICS = {
	accuracy: {
		name: "Accuracy",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"top-k": {
		name: "Top-k accuracy",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"macro-f1": {
		name: "Macro F1",
		better: "higher",
		basis: "set",
		compute: macroF1
	},
	"log-loss": {
		name: "Log loss",
		better: "lower",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	auc: {
		name: "AUC",
		better: "higher",
		basis: "set",
		compute: ifFinite(areaUnderCurve)
	},
	rmse: {
		name: "RMSE",
		better: "lower",
		basis: "set",
		compute: ifFinite((outcomes) => Math.sqrt(meanValue(outcomes)))
	},
	mae: {
		name: "MAE",
		better: "lower",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	r2: {
		name: "R²",
		better: "higher",
		basis: "set",
		compute: ifFinite(rSquared)
	},
	embedding: {
		name: "Mean cosine",
		better: "higher",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	"output-match": {
		name: "Matching outputs",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"exact-match": {
		name: "Exact match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"normalized-match": {
		name: "Normalized match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"numeric-match": {
		name: "Numeric match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"regex-match": {
		name: "Pattern match",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	},
	"token-f1": {
		name: "Token F1",
		better: "higher",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	"valid-json": {
		name: "Valid JSON",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	}
};
function shareCorrect(outcomes) {
	return mean(Array.from(outcomes, ({ correct }) => correct === true ? 1 : 0));
}
function meanValue(outcomes) {
	return mean(Array.from(outcomes, ({ value }) => value));
}
/** Without its non-finite items, an average would be too good. So there is none if any item is not finite. */
function ifFinite(compute) {
	return (outcomes) => {
		let count = 0;
		let broken = 0;
		for (const { finite } of outcomes) {
			count += 1;
			if (!finite) broken += 1;
		}
		return broken === 0 ? compute(outcomes) : `${broken} of ${count} items have NaN or infinite outputs`;
	};
}
/**
* Coefficient of determination, 1 − Σ(actual − predicted)² / Σ(actual − mean)².
*
* @see Draper & Smith (1998), "Applied Regression Analysis", §1.3.
*/
function rSquared(outcomes) {
	const labels = Array.from(outcomes, ({ actual }) => actual);
	if (labels.every((label) => label === labels[0])) return "all labels are equal";
	return 1 - sum(Array.from(outcomes, ({ actual, predicted }) => (actual - predicted) ** 2)) / sumNthPowerDeviations(labels, 2);
}
// src/stats/mean-interval.ts
/** An interval of fewer values is too uncertain to act on. */
const MIN_VALUES = 3;
/**
* Student's t interval of a mean.
*
* @param values - Independent values, shape [n].
* @param tails - Probability outside the interval on each side, in (0, 0.5); one number for both sides.
* @returns Undefined for n < {@link MIN_VALUES}.
*/
function meanInterval(values, tails) {
	if (values.length < MIN_VALUES) return void 0;
	const standardError = sampleStandardDeviation([...values]) / Math.sqrt(values.length);
	return around(mean([...values]), {
		standardError,
		degrees: values.length - 1,
		tails
	});
}
/**
* Welch's interval of the difference between two means, second minus first, for unpaired values.
*
* @see Welch (1947), "The generalization of Student's problem when several different population variances are
*   involved".
*/
function meanDifferenceInterval(first, second, tails) {
	if (first.length < MIN_VALUES || second.length < MIN_VALUES) return void 0;
	const [a = 0, b = 0] = [first, second].map((values) => sampleStandardDeviation([...values]) ** 2 / values.length);
	const center = mean([...second]) - mean([...first]);
	const degrees = (a + b) ** 2 / (a ** 2 / (first.length - 1) + b ** 2 / (second.length - 1));
	return around(center, {
		standardError: Math.sqrt(a + b),
		degrees,
		tails
	});
}
/** The interval around a center, by Student's t. */
function around(center, { standardError, degrees, tails }) {
	const half = (tail) => standardError === 0 ? 0 : studentTQuantile(tail, degrees) * standardError;
	const { low, high } = typeof tails === "number" ? {
		low: tails,
		high: tails
	} : tails;
	return {
		mean: center,
		low: center - half(low),
		high: center + half(high)
	};
}
/**
* Geometric mean, computed from logarithms: the product of fifty latencies in ns would overflow a double.
*
* @param values - Positive, in any unit; shape [n], n ≥ 1.
* @returns In the unit of `values`; 0 if one of them is 0.
*/
function geometricMean(values) {
	if (values.includes(0)) return 0;
	return Math.exp(mean(values.map(Math.log)));
}
// src/stats/quantile-interval.ts
/** Probability outside a percentile's interval on each side. The confidence is 95%. */
const TAIL = .025;
/**
* Ranks of the samples that bound a percentile with 95% confidence, for any distribution of independent samples:
* `low` is the largest rank l with P[Bin(n, p) ≤ l − 1] ≤ 2.5%, `high` the smallest rank u with P[Bin(n, p) ≥ u] ≤
* 2.5%.
*
* @param samples - Number of samples, n.
* @param percent - In (0, 100).
* @returns Undefined if there are too few samples for even the smallest and the largest to bound it.
* @see David & Nagaraja (2003), "Order Statistics", §7.1.
*/
function percentileRanks(samples, percent) {
	const binomial = {
		trials: samples,
		probability: percent / 100
	};
	const low = firstRank(samples, (rank) => binomialLowerTail(rank, binomial) > TAIL);
	const high = firstRank(samples, (rank) => 1 - binomialLowerTail(rank - 1, binomial) <= TAIL);
	return low !== void 0 && low >= 1 && high !== void 0 ? {
		low,
		high
	} : void 0;
}
/** The smallest rank in 0..`samples` for which `holds`. It must also hold for all larger ranks. */
function firstRank(samples, holds) {
	let low = 0;
	let high = samples + 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low > samples ? void 0 : low;
}
/**
* Fewest samples with which {@link percentileRanks} can bound a percentile of at least 50: 72 for P95, 368 for P99.
*/
function minSamples(percent) {
	return Math.ceil(Math.log(TAIL) / Math.log(percent / 100));
}
// src/verdict/row/check-limit.ts
/**
* Judges a metric that repeats exactly.
*
* @param values - In the metric's own unit.
* @returns `fail` also if a value is NaN, because each comparison states the passing condition.
*/
function checkExact(limit, values) {
	const { baseline, candidate } = values;
	const answers = [];
	if (limit.max !== void 0) answers.push(candidate <= limit.max ? "pass" : "fail");
	if (limit.min !== void 0) answers.push(candidate >= limit.min ? "pass" : "fail");
	for (const [bound, sign] of boundsOf(limit)) {
		if (baseline === void 0) {
			answers.push("unjudged");
			continue;
		}
		const worsening = roundOff(sign * (candidate - baseline));
		const allowed = Math.max(allowedAmount(bound, baseline), limit.floor ?? 0);
		answers.push(worsening <= allowed ? "pass" : "fail");
	}
	return worst(answers);
}
/** Differences of shares are multiples of 1/n with n below 10⁹, so anything past the twelfth decimal is rounding. */
const roundOff = (value) => Math.round(value * 0xe8d4a51000) / 0xe8d4a51000;
/**
* Judges a metric that differs from run to run: `fail` if its whole interval is beyond the limit, `pass` if its whole
* interval is within, else `inconclusive`.
*/
function checkSampled(limit, figures) {
	return worstOf(checkClauses(limit, figures));
}
/** The bounds of a limit on a sampled metric, each with its own answer. */
function checkClauses(limit, figures) {
	const { lnRatio, lnCandidate, baseline, slack } = figures;
	const clauses = [];
	const add = (of, sign, allowed, interval) => {
		clauses.push({
			of,
			sign,
			allowed,
			interval,
			answer: checkInterval(interval, allowed, sign)
		});
	};
	if (limit.max !== void 0) add("value", 1, Math.log(limit.max), lnCandidate);
	if (limit.min !== void 0) add("value", -1, -Math.log(limit.min), lnCandidate);
	for (const [bound, sign] of boundsOf(limit)) {
		if (baseline === void 0) {
			clauses.push({
				of: "change",
				sign,
				allowed: NaN,
				interval: void 0,
				answer: "unjudged"
			});
			continue;
		}
		const allowed = Math.max(allowedAmount(bound, baseline), limit.floor ?? 0) / baseline + slack;
		add("change", sign, sign === 1 ? Math.log1p(allowed) : -Math.log1p(-Math.min(allowed, 1)), lnRatio);
	}
	return clauses;
}
/** The figure that a reader knows, from the unit of a clause. */
const FIGURES = {
	change: Math.expm1,
	value: Math.exp,
	stalls: (share) => share,
	"own-waiting": Math.expm1,
	share: (share) => Math.min(Math.max(share, 0), 1),
	"share-change": (share) => share
};
/** The answer of a limit from the answers of its bounds. */
const worstOf = (clauses) => worst(clauses.map(({ answer }) => answer));
/**
* Why a row is undecided: the smallest change or value that would have been decided at the same noise.
*
* @param isByLaunches - Whether more launches would narrow the interval.
* @returns Empty if every bound was decided.
*/
function findUndecided(clauses, isByLaunches) {
	const undecided = clauses.find(({ answer }) => answer === "inconclusive");
	if (undecided === void 0) return [];
	const { interval, allowed, sign, of } = undecided;
	if (interval === void 0) return [{ kind: "too-few-launches" }];
	const [toGood, toBad] = sign === 1 ? [interval.mean - interval.low, interval.high - interval.mean] : [interval.high - interval.mean, interval.mean - interval.low];
	const figureOf = FIGURES[of];
	const [fails, passes] = [figureOf(sign * (allowed + toGood)), figureOf(sign * (allowed - toBad))];
	if (!Number.isFinite(fails) || !Number.isFinite(passes)) return [{ kind: "too-few-launches" }];
	return [{
		kind: "interval-crosses-limit",
		of,
		fails,
		passes,
		isByLaunches
	}];
}
/**
* Judges a score by the confidence interval over its items: `pass` if the whole interval is within the limit, `fail` if
* all of it is beyond, else `inconclusive`. The baseline's own score is taken as exact, because it is the bar.
*
* @param figures - `difference`: interval on candidate minus baseline; `own`: interval on the candidate's score, for
*   `max` and `min`.
*/
function checkConfident(limit, figures) {
	const { baseline, difference, own } = figures;
	const answers = [];
	if (limit.max !== void 0) answers.push(checkInterval(own, limit.max, 1));
	if (limit.min !== void 0) answers.push(checkInterval(own, -limit.min, -1));
	for (const [bound, sign] of boundsOf(limit)) answers.push(baseline === void 0 ? "unjudged" : checkInterval(difference, allowedAmount(bound, baseline), sign));
	return worst(answers);
}
/**
* The limit that judges a model without a baseline: `max` and `min`, which need none.
*
* @returns Undefined if the limit bounds only the change.
*/
function withoutChange(limit) {
	const { "max-increase": _increase, "max-drop": _drop, ...own } = limit;
	return own.max === void 0 && own.min === void 0 ? void 0 : own;
}
/** The largest worsening that a limit allows, in the metric's own unit; undefined if it bounds no change. */
function marginOf(limit, baseline) {
	const margins = boundsOf(limit).map(([bound]) => allowedAmount(bound, baseline));
	return margins.length === 0 ? void 0 : Math.min(...margins);
}
/** Whether `sign` × value stays at or below `allowed`, by an interval on the value. */
function checkInterval(interval, allowed, sign) {
	if (interval === void 0) return "inconclusive";
	const [least, most] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
	if (!(least <= allowed)) return "fail";
	return most <= allowed ? "pass" : "inconclusive";
}
/**
* The bounds of a limit on a share of requests, each with its own answer. A maximum of 0% and a minimum of 100% are kept if
* no request breaks them, whatever the interval: no number of requests could show that none ever will.
*/
function checkShares(limit, { baseline, candidate, own, difference }) {
	const clauses = [];
	const addOwn = (sign, allowed) => {
		const answer = own !== void 0 && allowed === (sign === 1 ? 0 : -1) ? sign * candidate <= allowed ? "pass" : "fail" : checkInterval(own, allowed, sign);
		clauses.push({
			of: "share",
			sign,
			allowed,
			interval: own,
			answer
		});
	};
	if (limit.max !== void 0) addOwn(1, limit.max);
	if (limit.min !== void 0) addOwn(-1, -limit.min);
	for (const [bound, sign] of boundsOf(limit)) {
		const allowed = baseline === void 0 ? NaN : allowedAmount(bound, baseline);
		const answer = baseline === void 0 ? "unjudged" : checkInterval(difference, allowed, sign);
		clauses.push({
			of: "share-change",
			sign,
			allowed,
			interval: difference,
			answer
		});
	}
	return clauses;
}
/** The bounds on a change, each with the sign that makes a worsening positive. */
function boundsOf(limit) {
	const bounds = [];
	if (limit["max-increase"] !== void 0) bounds.push([limit["max-increase"], 1]);
	if (limit["max-drop"] !== void 0) bounds.push([limit["max-drop"], -1]);
	return bounds;
}
function allowedAmount(bound, baseline) {
	return bound.kind === "relative" ? bound.value * Math.abs(baseline) : bound.value;
}
/** The worst of several answers. Having none is never a pass. */
function worst(answers) {
	return [
		"fail",
		"inconclusive",
		"unjudged",
		"pass"
	].find((answer) => answers.includes(answer)) ?? "fail";
}
// src/verdict/row/p95-views.ts
/** Percentiles, and the fewest inputs over which each of them is not simply the slowest input. */
const FEWEST_INPUTS = [
	{
		percent: 95,
		inputs: 20
	},
	{
		percent: 90,
		inputs: 10
	},
	{
		percent: 75,
		inputs: 4
	},
	{
		percent: 50,
		inputs: 1
	}
];
const INPUTS_FOR_P95 = FEWEST_INPUTS[0].inputs;
/** The highest percentile over inputs, up to 95, that so few inputs have. If they are all that there are: 95. */
function percentOver({ inputsNs, of }) {
	if (inputsNs.length >= of) return 95;
	return FEWEST_INPUTS.find(({ inputs }) => inputsNs.length >= inputs)?.percent ?? 50;
}
/** P95 over inputs of the inputs' own latencies, in ns; a lower percentile if there are too few for a P95. */
const tailNs = (tails) => percentileNs(Float64Array.from(tails.inputsNs).sort(), percentOver(tails));
/** The launches of a comparison whose arms took turns and have tails over inputs; undefined if they have not. */
function launchesWithTails({ baseline, candidate, isPaired }) {
	if (baseline === void 0 || !isPaired || candidate.launches.length === 0) return void 0;
	if (![...baseline.launches, ...candidate.launches].every(({ tails }) => tails !== null)) return void 0;
	return {
		baseline: baseline.launches,
		candidate: candidate.launches
	};
}
/** Bounds on twice the limit: closer to the P95 over inputs, the ordinary spread of runs would count as stalls. */
const [LEAST_STALL, USUAL_STALL] = [.05, .1];
/** One percentage point less than a P95 ignores, because the machine's own slow moments are among them. */
const ALLOWED_STALLS = .04;
/**
* How far beyond the P95 over inputs a run counts as stalled, as a fraction: twice the limit between 5% and 10%, and the
* limit itself above that.
*
* @param lnAllowed - ln(1 + the limit).
*/
function stallFrom(lnAllowed) {
	const limit = Math.expm1(lnAllowed);
	return Math.max(limit, Math.min(Math.max(2 * limit, LEAST_STALL), USUAL_STALL));
}
/** Share of the runs, 0..0.2, that take longer than a bound in ns. Larger shares count as 0.2. */
function shareBeyond({ runsNs }, boundNs) {
	const above = runsNs.findIndex((ns) => !(ns <= boundNs));
	if (above === -1) return 0;
	const [before, after] = [runsNs[above - 1], runsNs[above]];
	const percent = RUN_PERCENTS[above];
	const part = before === void 0 ? 0 : (after - boundNs) / (after - before);
	return (100 - percent + (Number.isNaN(part) ? 1 : part)) / 100;
}
/**
* Share of stalled runs of each arm in a launch. A run stalls if it is far beyond its own arm's P95 over inputs. A run of
* a candidate that is still within the limit does not: a much faster model may vary more.
*/
function stallsOf(before, now, lnAllowed) {
	const [beforeNs, nowNs] = [tailNs(before), tailNs(now)];
	const far = 1 + stallFrom(lnAllowed);
	return [shareBeyond(before, far * beforeNs), shareBeyond(now, Math.max(far * nowNs, Math.exp(lnAllowed) * beforeNs))];
}
const meanOf = (values) => values.reduce((total, value) => total + value, 0) / values.length;
const tailsOf$1 = ({ tails }) => tails;
const stallsByLaunch = ({ baseline, candidate }, lnAllowed) => candidate.map((now, index) => stallsOf(tailsOf$1(baseline[index]), tailsOf$1(now), lnAllowed));
/** Mean share of stalled runs of each arm. */
function stallShares(paired, lnAllowed) {
	const shares = stallsByLaunch(paired, lnAllowed);
	return {
		baselineShare: meanOf(shares.map(([before]) => before)),
		candidateShare: meanOf(shares.map(([, now]) => now)),
		beyond: stallFrom(lnAllowed)
	};
}
const ownOf = ({ waiting }) => waiting?.own ?? NaN;
/** How much longer the runs of each arm are because its own threads wait for one another, as fractions. */
const ownWaiting = ({ baseline, candidate }) => ({
	baselineShare: meanOf(baseline.map(ownOf)),
	candidateShare: meanOf(candidate.map(ownOf))
});
/** ln(candidate / baseline) of the P95 over inputs, with the own waiting added to each arm. One value per launch. */
const lnRatiosWithWaiting = ({ baseline, candidate }) => {
	const figure = (launch) => tailNs(tailsOf$1(launch)) * (1 + ownOf(launch));
	return candidate.map((now, index) => Math.log(figure(now) / figure(baseline[index])));
};
/**
* Judges the stalls and the candidate's own waiting.
*
* @param lnAllowed - ln(1 + the allowed increase).
* @param tails - Probability outside each interval.
*/
function checkRuns(paired, { lnAllowed, tails }) {
	const clause = (of, values, allowed) => {
		const interval = meanInterval(values, tails);
		return {
			of,
			sign: 1,
			allowed,
			interval,
			answer: checkInterval(interval, allowed, 1)
		};
	};
	const stalls = stallsByLaunch(paired, lnAllowed).map(([before, now]) => now - before);
	const isWaitKnown = [...paired.baseline, ...paired.candidate].every(({ waiting }) => waiting !== null);
	return [clause("stalls", stalls, ALLOWED_STALLS), ...isWaitKnown ? [clause("own-waiting", lnRatiosWithWaiting(paired), lnAllowed)] : []];
}
/** Share of the timed inputs, 0..1, that became slower by more than is allowed, over all launches. */
function slowerInputs({ baseline, candidate }, lnAllowed) {
	const lnRatios = candidate.flatMap(({ tails }, index) => tails.inputsNs.map((nowNs, input) => Math.log(nowNs / (baseline[index]?.tails?.inputsNs[input] ?? NaN))));
	return lnRatios.filter((lnRatio) => lnRatio > lnAllowed).length / lnRatios.length;
}
// src/verdict/row/evidence/count-samples.ts
/** What each value of a metric with a pass of its own comes from. */
const VALUES_OF = {
	"memory-ram-peak": "process",
	"memory-vram-peak": "process",
	"energy-per-1000": "window"
};
/** How many samples each value of a sampled metric comes from. */
function countSamples(metric, { baseline, candidate }, values) {
	const of = VALUES_OF[metric] ?? (metric === "load-time" || metric === "first-run" ? "launch" : void 0);
	if (of !== void 0) return {
		baseline: values.baseline.length,
		candidate: values.candidate.length,
		of
	};
	return {
		baseline: countInferences(baseline?.launches ?? []),
		candidate: countInferences(candidate.launches),
		of: "inference",
		launches: candidate.launches.length
	};
}
/** Why either arm has too few samples for a percentile; undefined if both have enough. */
function findShortage(metric, comparison) {
	const percent = percentOf(metric);
	if (percent === void 0) return void 0;
	const paired = metric === "latency-p95" ? launchesWithTails(comparison) : void 0;
	if (paired !== void 0) return findFewInputs(paired.candidate);
	const counts = [comparison.candidate, comparison.baseline].flatMap((arm) => arm === void 0 ? [] : [countInferences(arm.launches)]);
	const fewest = Math.min(...counts);
	if (percentileRanks(fewest, percent) !== void 0) return void 0;
	return {
		kind: "too-few-inferences",
		inferences: fewest,
		needed: minSamples(percent),
		percent
	};
}
/** Each launch has its own P95 over inputs, so each needs enough of them. */
function findFewInputs(launches) {
	const [first] = launches.flatMap(({ tails }) => tails !== null && percentOver(tails) < 95 ? [tails] : []);
	if (first === void 0) return void 0;
	const { length: inputs } = first.inputsNs;
	return {
		kind: "too-few-inputs",
		inputs,
		needed: INPUTS_FOR_P95,
		percent: 95,
		offered: percentOver(first)
	};
}
/**
* Compares a maximum on a latency percentile with MLPerf's early stopping. Reports that there are too few inferences,
* or MLPerf's own P95 estimate next to the judged one.
*
* @returns Empty if the metric is not a latency percentile, or there is nothing to add.
*/
function compareWithMlperf(metric, { candidate: { launches } }) {
	const percent = percentOf(metric);
	if (percent === void 0) return [];
	const needed = minQueries(1, mlperfRule(percent));
	const inferences = countInferences(launches);
	if (inferences < needed) return [{
		kind: "mlperf-too-few",
		inferences,
		needed,
		percent
	}];
	const estimates = launches.flatMap(({ p95EstimateNs }) => p95EstimateNs ?? []);
	if (percent !== 95 || estimates.length < launches.length) return [];
	return [{
		kind: "mlperf-estimate",
		p95Ns: geometricMean(estimates)
	}];
}
const PERCENT = {
	"latency-p50": 50,
	"latency-p95": 95,
	"latency-p99": 99
};
/** The percentile that a metric is, in percent; undefined if it is not a percentile. */
const percentOf = (metric) => PERCENT[metric];
/** Timed inferences of one arm. */
const countInferences = (launches) => launches.reduce((sum, { samples }) => sum + samples, 0);
// src/verdict/row/evidence/compute-cost.ts
const NS_PER_HOUR = 36e11;
const NS_PER_SECOND$2 = 1e9;
const JOULES_PER_KILOWATT_HOUR = 36e5;
const MINUTES_PER_HOUR = 60;
const RUNS$2 = 1e3;
const TOKENS = 1e6;
/** Whether the price of power is multiplied by measured energy. */
const measuresPower = ({ power }) => power !== "included" && power.watts === void 0;
/**
* Cost of 1,000 runs; one run is one item.
*
* - hardware = 1000 · hourly price · hours per item
* - power = 1000 · kWh per item · price per kWh. The energy is measured, or watts · seconds; the cost is 0 if the
*   hardware price includes power.
* - API = the price of 1,000 runs, or 1000 · (input tokens · price + output tokens · price) / 10⁶
* - review = 1000 · review rate · minutes per item · wage
*
* @param run - `machineNs`: mean machine time of one inference of `batch` items. Never a percentile, because hardware
*   is paid for all the time it is busy.
* @param joules - Measured energy per inference; required if the prices name no watts.
* @param tokens - Mean tokens of a run; required if the API is priced by token.
* @param reviewRate - Share of items that go to human review, 0..1.
*/
function computeCost(prices, { machineNs, batch, reviewRate, joules, tokens }) {
	const itemNs = machineNs / batch;
	return {
		hardwareUsdPer1000: RUNS$2 * (prices.hardware ?? 0) * itemNs / NS_PER_HOUR,
		powerUsdPer1000: prices.power === "included" ? 0 : computePower(prices.power, itemNs, joules === void 0 ? void 0 : joules / batch),
		apiUsdPer1000: prices.api === void 0 ? 0 : computeApi(prices.api, tokens),
		reviewUsdPer1000: prices.review === void 0 ? 0 : computeReview(prices.review, reviewRate)
	};
}
function computePower({ price, watts }, itemNs, itemJoules) {
	const joules = watts === void 0 ? itemJoules ?? NaN : watts * itemNs / NS_PER_SECOND$2;
	return RUNS$2 * price * joules / JOULES_PER_KILOWATT_HOUR;
}
function computeApi(api, tokens) {
	if (typeof api === "number") return api;
	const { input, output } = tokens ?? {
		input: NaN,
		output: NaN
	};
	return RUNS$2 * (input * api.input + output * api.output) / TOKENS;
}
function computeReview(review, reviewRate) {
	return RUNS$2 * reviewRate * review["minutes-per-item"] * review.wage / MINUTES_PER_HOUR;
}
/** Sum of all parts in USD per 1,000 runs. */
function totalCost(parts) {
	return parts.hardwareUsdPer1000 + parts.powerUsdPer1000 + parts.apiUsdPer1000 + parts.reviewUsdPer1000;
}
// src/verdict/row/evidence/fallback-share.ts
/** Heavy fallback: kernels that ran on the CPU instead, and the copies they needed, but not shape arithmetic. */
const isHeavy = ({ role }) => role === "fallback" || role === "copy";
/** Share of kernel and copy time that heavy fallback takes, 0..1. */
function fallbackShare({ placement }) {
	return placement.filter(isHeavy).reduce((sum, { timeShare }) => sum + timeShare, 0);
}
/** Missing if there is nothing to fall back from. */
function readFallbackShare({ policy, baseline, candidate }) {
	if (policy.runtime.providers[0] === "cpu") return {
		kind: "missing",
		why: { kind: "cpu-only" }
	};
	if (candidate.placement.length === 0) return {
		kind: "missing",
		why: { kind: "not-profiled" }
	};
	return {
		kind: "exact",
		baseline: baseline && fallbackShare(baseline),
		candidate: fallbackShare(candidate)
	};
}
/**
* Whether no node falls back that did not before, counted per operator. Then a larger share is noise in the profile, or
* the rest became faster. Latency is the better measure of whether the nodes that fall back became slower.
*/
function fallsBackAsBefore({ baseline, candidate }) {
	if (baseline === void 0) return false;
	return isNoMore(countHeavy(baseline.placement), countHeavy(candidate.placement));
}
/** Whether no operator has more nodes falling back `now` than `before`. */
function isNoMore(before, now) {
	return [...now].every(([operator, nodes]) => nodes <= (before.get(operator) ?? 0));
}
/** Number of nodes per operator that fall back heavily. */
function countHeavy(placement) {
	const counts = /* @__PURE__ */ new Map();
	for (const { operator, nodes } of placement.filter(isHeavy)) counts.set(operator, (counts.get(operator) ?? 0) + nodes);
	return counts;
}
// src/verdict/row/evidence/read-energy.ts
const RUNS$1 = 1e3;
/**
* Scopes that the row mentions: the figure comes from power readings instead of a counter, or covers more than the
* model.
*/
const SCOPES = {
	"gpu-counter": void 0,
	"gpu-power": "gpu-power-estimate",
	"processor-counter": "whole-processor"
};
const figureOf = (scope) => scope === void 0 ? [] : [{
	kind: "figure-of",
	scope
}];
const notRead$1 = (why) => ({
	kind: "missing",
	why: {
		kind: "not-read",
		why
	}
});
/** Records of version 3 may give no reason. */
const UNKNOWN$1 = {
	kind: "unreadable",
	message: "unknown"
};
const unreadable = (arm, { why }) => ({
	kind: "unreadable",
	arm,
	why: why ?? UNKNOWN$1
});
/** Energy of 1,000 items in J, idle power included, one value per window. If unknown, it is missing with a reason. */
function readEnergy({ policy, baseline, candidate, isPaired }) {
	const own = candidate.energy;
	if (own === void 0) return notRead$1({ kind: "run-ended-before" });
	if (own.how === null) return notRead$1(unreadable("candidate", own));
	const other = baseline?.energy;
	if (isPaired && other?.how === null) return notRead$1(unreadable("baseline", other));
	if (other !== void 0 && other.how !== null && other.how !== own.how) return notRead$1({
		kind: "other-meter",
		baseline: other.how,
		candidate: own.how
	});
	const { batch } = policy.traffic;
	const of = ({ windows }) => windows.map(({ joulesPerRun }) => RUNS$1 * joulesPerRun / batch);
	return {
		kind: "sampled",
		baseline: other === void 0 ? [] : of(other),
		candidate: of(own),
		reasons: figureOf(SCOPES[own.how])
	};
}
/** Mean energy of an inference in J, idle power included; undefined if it was not measured. */
function joulesPerRun({ energy }) {
	if (energy === void 0 || energy.windows.length === 0) return void 0;
	return mean(energy.windows.map((window) => window.joulesPerRun));
}
/** The same without idle power; undefined if either is unknown. */
function netJoulesPerRun({ energy }) {
	if (energy === void 0 || energy.windows.length === 0) return void 0;
	const { idleW, windows } = energy;
	if (idleW === null) return void 0;
	return mean(windows.map((window) => window.joulesPerRun - idleW * window.runNs / 1e9));
}
/** Peaks of GPU memory. If the driver does not report them, they are missing with a reason, never 0. */
function readGpuMemory({ baseline, candidate, isPaired }) {
	const own = candidate.gpuMemory;
	if (own === void 0) return notRead$1({ kind: "not-on-gpu" });
	if (own.how === null) return notRead$1(unreadable("candidate", own));
	const other = baseline?.gpuMemory;
	if (isPaired && other?.how === null) return notRead$1(unreadable("baseline", other));
	if (other !== void 0 && other.how !== null && other.how !== own.how) return notRead$1({ kind: "other-scope" });
	return {
		kind: "sampled",
		baseline: other?.peakBytes ?? [],
		candidate: own.peakBytes,
		reasons: figureOf(own.how === "device" ? "whole-gpu" : void 0)
	};
}
// src/verdict/row/evidence/read-served.ts
const NS_PER_SECOND$1 = 1e9;
const MILLION = 1e6;
const RUNS = 1e3;
/** Finds the figures of a metric that only a model behind a server has, or only a language model. */
function readServed(metric, comparison) {
	const { baseline, candidate } = comparison;
	const hasTokens = candidate.served?.outputTokens !== void 0;
	if (candidate.served === void 0 || needsTokens(metric) && !hasTokens) return NOT_SERVED;
	switch (metric) {
		case "ttft-p95": return sampled$1(comparison, ({ ttftNs }) => p95Ns(ttftNs ?? []));
		case "tpot-p95": return sampled$1(comparison, ({ tpotNs = [] }) => p95Ns(tpotNs.flatMap((ns) => ns ?? [])));
		case "output-tokens-per-second": return sampled$1(comparison, ({ outputTokens, wallNs }) => outputTokens && sum(outputTokens) * NS_PER_SECOND$1 / wallNs);
		case "goodput":
			if (comparison.policy.limits.goodput === void 0) return NOT_SERVED;
			return shares(comparison, (launch) => countGood(launch, comparison.policy.limits.goodput));
		case "error-rate": return shares(comparison, ({ latencyNs, failures }) => ({
			count: sum(Object.values(failures)),
			of: latencyNs.length
		}));
		case "output-length": return {
			kind: "exact",
			baseline: baseline && meanLength(baseline),
			candidate: meanLength(candidate) ?? NaN
		};
		case "cost-per-million-tokens":
			if (comparison.prices === void 0) return {
				kind: "missing",
				why: { kind: "no-prices" }
			};
			return readTokenCost(comparison, comparison.prices);
	}
}
const NOT_SERVED = {
	kind: "missing",
	why: { kind: "not-served" }
};
const needsTokens = (metric) => TOKEN_METRICS.some((each) => each === metric);
/** Undefined if none of the answers has the figure. */
const p95Ns = (values) => values.length === 0 ? void 0 : percentileNs(Float64Array.from(values).sort(), 95);
const servedOf = ({ launches }) => launches.flatMap(({ served }) => served ?? []);
/** A launch without the figure would be left out of the pairs, so then there is none at all. */
function sampled$1(comparison, figureOf) {
	const values = (arm) => {
		const all = arm === void 0 ? [] : servedOf(arm).map((launch) => figureOf(launch, arm));
		return all.every((value) => value !== void 0) ? all : [];
	};
	const candidate = values(comparison.candidate);
	if (candidate.length === 0) return {
		kind: "missing",
		why: { kind: "no-launch" }
	};
	return {
		kind: "sampled",
		baseline: values(comparison.baseline),
		candidate
	};
}
function shares(comparison, shareOf) {
	const of = (arm) => arm === void 0 ? [] : servedOf(arm).map(shareOf);
	const candidate = of(comparison.candidate);
	if (candidate.length === 0) return {
		kind: "missing",
		why: { kind: "no-launch" }
	};
	return {
		kind: "shares",
		baseline: of(comparison.baseline),
		candidate
	};
}
/**
* Requests that meet all objectives. Without any objective, those that did not fail.
*
* @see Zhong et al. (2024), "DistServe: Disaggregating Prefill and Decoding for Goodput-optimized Large Language Model
*   Serving".
*/
function countGood(launch, limit) {
	const { ttftNs, tpotNs, latencyNs, outputTokens, failures } = launch;
	const failed = sum(Object.values(failures));
	const [ttft, tpot, latency] = [
		limit?.ttft,
		limit?.tpot,
		limit?.latency
	];
	const isGood = (index) => (outputTokens === void 0 || (outputTokens[index] ?? 0) > 0) && isWithin(ttftNs?.[index], ttft) && isWithin(tpotNs === void 0 ? void 0 : tpotNs[index] ?? 0, tpot) && isWithin(latencyNs[index], latency);
	const count = latencyNs.filter((_, index) => isGood(index)).length;
	return {
		count: Math.min(count, latencyNs.length - failed),
		of: latencyNs.length
	};
}
const isWithin = (ns, bound) => bound === void 0 || ns !== void 0 && ns <= bound;
/** Mean tokens of the scored items; undefined if the model is not a language model, or its server counts no prompt tokens. */
function tokensOf(arm) {
	const output = meanLength(arm);
	const input = arm.served?.meanInputTokens;
	return output === void 0 || input == null ? void 0 : {
		input,
		output
	};
}
/** Mean output tokens of the scored items. */
function meanLength({ served }) {
	const tokens = served?.outputTokens ?? [];
	return tokens.length === 0 ? void 0 : mean(tokens);
}
/**
* Cost of a million output tokens: hardware, power and API, without review, which is paid by answer.
*/
function readTokenCost(comparison, prices) {
	return sampled$1(comparison, ({ outputTokens = [], wallNs, latencyNs }, { served }) => {
		const requests = latencyNs.length;
		const tokens = sum(outputTokens);
		if (tokens === 0) return Number.MAX_VALUE;
		return totalCost(computeCost(prices, {
			machineNs: wallNs / requests,
			batch: 1,
			reviewRate: 0,
			tokens: {
				input: served?.meanInputTokens ?? NaN,
				output: tokens / requests
			}
		})) * requests * MILLION / (RUNS * tokens);
	});
}
// src/verdict/row/evidence/read-evidence.ts
const NS_PER_SECOND = 1e9;
const FIGURE_OF = {
	"latency-p95": "p95Ns",
	"latency-p99": "p99Ns",
	"latency-p50": "p50Ns",
	"latency-mean": "meanNs",
	"load-time": "loadNs",
	"first-run": "firstRunNs"
};
/** A figure of a launch without waiting for a core because of other programs; undefined if that is unknown. */
function netFigure({ net }, figure) {
	switch (figure) {
		case "machineNs":
		case "loadNs":
		case "firstRunNs": return net?.[figure];
		case "p50Ns":
		case "p95Ns":
		case "p99Ns":
		case "meanNs": return net?.latency?.[figure];
	}
}
/** Reads a figure of a launch: net of waiting if every launch of both arms has it, otherwise as timed. */
function readFigure({ baseline, candidate }, figure) {
	const isNet = [...baseline?.launches ?? [], ...candidate.launches].every((launch) => netFigure(launch, figure) !== void 0);
	return (launch) => isNet ? netFigure(launch, figure) ?? NaN : launch[figure];
}
/** Finds the figures of a metric in the measurements. */
function readEvidence(metric, comparison) {
	const { baseline, candidate } = comparison;
	switch (metric) {
		case "latency-p95": {
			const ofLaunch = readTail(comparison) ?? readFigure(comparison, "p95Ns");
			return sampled(comparison, ({ launches }) => launches.map(ofLaunch));
		}
		case "latency-p99":
		case "latency-p50":
		case "latency-mean":
		case "load-time":
		case "first-run": {
			const ofLaunch = readFigure(comparison, FIGURE_OF[metric]);
			return sampled(comparison, ({ launches }) => launches.map(ofLaunch));
		}
		case "throughput": {
			const { batch } = comparison.policy.traffic;
			const machineNs = readFigure(comparison, "machineNs");
			return sampled(comparison, ({ launches }) => launches.map((launch) => batch * NS_PER_SECOND / machineNs(launch)));
		}
		case "memory-ram-peak": return sampled(comparison, ({ ramPeakBytes }) => ramPeakBytes);
		case "memory-vram-peak": return readGpuMemory(comparison);
		case "energy-per-1000": return readEnergy(comparison);
		case "cost-per-1000":
			if (comparison.prices === void 0) return {
				kind: "missing",
				why: { kind: "no-prices" }
			};
			return readCost(comparison, comparison.prices);
		case "memory-arena-peak":
			if (candidate.arenaPeakBytes === null) return {
				kind: "missing",
				why: { kind: "arena-not-reported" }
			};
			return {
				kind: "exact",
				baseline: baseline?.arenaPeakBytes ?? void 0,
				candidate: candidate.arenaPeakBytes
			};
		case "fallback-time-share": return readFallbackShare(comparison);
		case "model-size": return {
			kind: "exact",
			baseline: baseline?.modelSizeBytes,
			candidate: candidate.modelSizeBytes
		};
		case "review-rate":
			if (comparison.policy.review === void 0) return {
				kind: "missing",
				why: { kind: "no-review-rule" }
			};
			return {
				kind: "exact",
				baseline: baseline && reviewRate(baseline.outcomes),
				candidate: reviewRate(candidate.outcomes)
			};
		case "task-score": return readScore(comparison);
		case "ttft-p95":
		case "tpot-p95":
		case "output-tokens-per-second":
		case "goodput":
		case "error-rate":
		case "output-length":
		case "cost-per-million-tokens": return readServed(metric, comparison);
	}
}
/**
* The P95 over inputs, which is the P95 that a change is judged by. A limit on the value itself is judged by the P95 over
* all runs, because stalls count too.
*
* @returns Undefined if the P95 over all runs is to be used.
*/
function readTail(comparison) {
	if (comparison.policy.limits["latency-p95"]?.max !== void 0 || launchesWithTails(comparison) === void 0) return void 0;
	return ({ tails }) => tailNs(tails);
}
function sampled(comparison, values) {
	const found = valuesOf$1(comparison, values);
	if (found.candidate.length > 0) return {
		kind: "sampled",
		...found
	};
	return {
		kind: "missing",
		why: { kind: comparison.candidate.discardedLaunches.late > 0 ? "load-generator-late" : "no-launch" }
	};
}
function valuesOf$1({ baseline, candidate }, values) {
	return {
		baseline: baseline === void 0 ? [] : values(baseline),
		candidate: values(candidate)
	};
}
function readCost(comparison, prices) {
	const { batch } = comparison.policy.traffic;
	if (measuresPower(prices)) {
		const energy = readEnergy(comparison);
		if (energy.kind === "missing") return {
			kind: "missing",
			why: {
				kind: "energy-unknown",
				why: energy.why.why
			}
		};
	}
	const machineNs = readFigure(comparison, "machineNs");
	return sampled(comparison, (arm) => {
		const share = reviewRate(arm.outcomes);
		const joules = joulesPerRun(arm);
		if (measuresPower(prices) && joules === void 0) return [];
		return arm.launches.map((launch) => totalCost(computeCost(prices, {
			machineNs: machineNs(launch),
			batch,
			reviewRate: share,
			joules,
			tokens: tokensOf(arm)
		})));
	});
}
function readScore({ policy: { task }, baseline, candidate }) {
	const found = computeScore(task, candidate.outcomes);
	if (found.value === null) return {
		kind: "missing",
		why: {
			kind: "no-score",
			message: found.reason
		}
	};
	return {
		kind: "exact",
		baseline: (baseline && computeScore(task, baseline.outcomes))?.value ?? void 0,
		candidate: found.value
	};
}
// src/stats/interval.ts
/** Probability that an interval contains the true value, 0..1. */
const confidenceOf = ({ low, high }) => 1 - low - high;
// src/stats/paired-difference.ts
/**
* Confidence interval of the difference between two shares of the same items, candidate minus baseline: d ± z·√v with
* d = (c − b)/n and v = (b + c)/n² − (b − c)²/n³. One item is added to each of b and c, and two to n. Without that, a
* set in which no item changed would prove that none ever will.
*
* @see Agresti (2013), "Categorical Data Analysis", §11.1.1, for v; Bonett & Price (2012), "Adjusted Wald confidence
*   interval for a difference of binomial proportions based on paired data", for the added items.
*/
function pairedDifferenceInterval({ items, gained, lost }, tails) {
	const n = items + 2;
	const [b, c] = [lost + 1, gained + 1];
	const difference = (c - b) / n;
	const deviation = Math.sqrt(Math.max((b + c) / n ** 2 - (b - c) ** 2 / n ** 3, 0));
	return {
		low: Math.max(difference - normalQuantile(tails.low) * deviation, -1),
		high: Math.min(difference + normalQuantile(tails.high) * deviation, 1)
	};
}
/** (z(5%) + z(20%))²: one-sided 5%, power 80%. */
const Z_SQUARED = 6.18;
/**
* Number of items needed to show, with 80% power at one-sided 5%, that a model without any change is within a margin:
* 6.18 · variance / margin².
*
* @param variance - Of one item's contribution to the difference, ≥ 0. For two shares: the share of items that
*   change.
* @param margin - Largest difference that is allowed, ≥ 0, in the score's own unit.
* @returns A whole number; infinity for a margin of 0.
*/
function itemsNeeded(variance, margin) {
	return margin > 0 ? Math.ceil(Z_SQUARED * variance / margin ** 2) : Number.POSITIVE_INFINITY;
}
/**
* Smallest number of items that can show, at one-sided 5%, that two shares are within a margin, even if no item
* changes.
*/
function itemsForNoChange(margin) {
	return Math.ceil(normalQuantile(.05) * Math.SQRT2 / margin - 2);
}
const MIN_RESAMPLES = 100;
const MAX_RESAMPLES = 1e3;
/** Items read over all resamples. Limits a large set to seconds. */
const MAX_WORK = 1e7;
const SEED = 20260822;
/**
* Bootstrap standard error of a statistic that is not a mean over items: draws as many items with replacement, many
* times. Both models see the same drawn items, so items hard for both cancel out. The result is the same on every
* call.
*
* @param items - Number of items, ≥ 2.
* @param statistic - Takes the positions of the drawn items; an item counts as often as its position occurs. Returns
*   undefined or NaN if these items do not define the statistic.
* @returns Undefined if too many resamples do not define the statistic.
* @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", algorithm 6.1; 50 to 200 resamples suffice for
*   a standard error.
*/
function bootstrapStandardError(items, statistic) {
	const random = createRandom(SEED);
	const resamples = Math.min(Math.max(Math.floor(MAX_WORK / items), MIN_RESAMPLES), MAX_RESAMPLES);
	const values = [];
	for (let resample = 0; resample < resamples; resample += 1) {
		const value = statistic(Array.from({ length: items }, () => random.nextInt(items)));
		if (value !== void 0 && Number.isFinite(value)) values.push(value);
	}
	return values.length < resamples * .95 ? void 0 : sampleStandardDeviation(values);
}
// src/task/compare-outcomes.ts
/**
* Compares two models item by item.
*
* @throws {RangeError} If the tables have different numbers of items.
*/
function compareOutcomes(baseline, candidate) {
	if (baseline.count !== candidate.count) throw new RangeError(`cannot compare outcomes of ${baseline.count} items with those of ${candidate.count}`);
	const rightToWrong = [];
	const wrongToRight = [];
	const newlyReviewed = [];
	const noLongerReviewed = [];
	for (let index = 0; index < baseline.count; index++) {
		const before = baseline.outcomeAt(index);
		const after = candidate.outcomeAt(index);
		const wasWrong = before.correct === false;
		const isWrong = after.correct === false;
		if (!wasWrong && isWrong) rightToWrong.push(index);
		if (wasWrong && !isWrong) wrongToRight.push(index);
		if (!before.review && after.review) newlyReviewed.push(index);
		if (before.review && !after.review) noLongerReviewed.push(index);
	}
	return {
		items: baseline.count,
		rightToWrong,
		wrongToRight,
		newlyReviewed,
		noLongerReviewed
	};
}
// src/task/compare-scores.ts
/** With fewer items, a normal approximation is too rough for an interval. */
const MIN_ITEMS$1 = 30;
/**
* Difference between two models' scores, paired by item, so that items hard for both cancel out. Shares use the
* discordant items, means use Student's t over the differences per item, and all other scores use the bootstrap
* standard error.
*
* @throws {RangeError} If the tables are not of the same items.
*/
function compareScores(task, pair, tails) {
	switch (scoreBasis(task)) {
		case "share": {
			const { items, rightToWrong, wrongToRight } = compareOutcomes(pair.baseline, pair.candidate);
			return compareShares({
				items,
				gained: wrongToRight.length,
				lost: rightToWrong.length
			}, tails);
		}
		case "mean": return compareMeans(pair, tails);
		case "set": return compareSets(task, pair, tails);
	}
}
/** Difference between two models' review rates. */
function compareReviewRates({ baseline, candidate }, tails) {
	const { items, newlyReviewed, noLongerReviewed } = compareOutcomes(baseline, candidate);
	return compareShares({
		items,
		gained: newlyReviewed.length,
		lost: noLongerReviewed.length
	}, tails);
}
/**
* Confidence interval of one model's score on the inputs that the items represent. Undefined if there are too few
* items.
*/
function scoreInterval(task, table, tails) {
	switch (scoreBasis(task)) {
		case "share": {
			const { value } = computeScore(task, table);
			return value === null ? void 0 : shareInterval(value, table, tails);
		}
		case "mean": return meanOfItems(valuesOf(table), tails);
		case "set": {
			const statistic = (items) => computeScore(task, table, items).value ?? void 0;
			return bootstrapped(table.count, statistic, tails).interval;
		}
	}
}
/** Confidence interval of one model's review rate. */
function reviewRateInterval(table, tails) {
	return shareInterval(reviewRate(table), table, tails);
}
const shareInterval = (share, { count }, tails) => wilsonInterval(Math.round(share * count), count, tails);
function compareShares(discordance, tails) {
	const changed = discordance.gained + discordance.lost;
	return {
		interval: pairedDifferenceInterval(discordance, tails),
		variance: changed / discordance.items,
		changed
	};
}
function compareMeans({ baseline, candidate }, tails) {
	const before = valuesOf(baseline);
	const differences = valuesOf(candidate).map((value, item) => value - (before[item] ?? NaN));
	return {
		interval: meanOfItems(differences, tails),
		variance: variance(differences)
	};
}
function compareSets(task, { baseline, candidate }, tails) {
	const difference = (items) => {
		const [before, now] = [baseline, candidate].map((table) => computeScore(task, table, items).value);
		return typeof before === "number" && typeof now === "number" ? now - before : void 0;
	};
	return bootstrapped(candidate.count, difference, tails);
}
function bootstrapped(items, statistic, tails) {
	const center = statistic();
	const deviation = items < MIN_ITEMS$1 ? void 0 : bootstrapStandardError(items, statistic);
	if (center === void 0 || deviation === void 0) return {
		interval: void 0,
		variance: NaN
	};
	return {
		interval: {
			low: center - normalQuantile(tails.low) * deviation,
			high: center + normalQuantile(tails.high) * deviation
		},
		variance: items * deviation ** 2
	};
}
const meanOfItems = (values, tails) => values.length < MIN_ITEMS$1 ? void 0 : meanInterval(values, tails);
const valuesOf = (table) => Array.from({ length: table.count }, (_, item) => table.outcomeAt(item).value);
// src/stats/alpha-spending.ts
/**
* fraction^power: `power` 1 spends evenly, close to Pocock; 3 spends late, close to O'Brien and Fleming.
*
* @see Kim & DeMets (1987), "Design and analysis of group sequential tests based on the type I error spending rate
*   function".
*/
const powerFamily = (power) => (fraction) => fraction ** power;
/** How far from 0 the grid and any boundary reach, in standard deviations of the score. */
const REACH = 8;
/** Grid steps per standard deviation of the smallest increment. */
const STEPS_PER_DEVIATION = 4;
/**
* The one-sided nominal tail of each look in a group sequential test: the error that an interval at that look may
* have on that side, so that all looks together err with a probability of at most `error` if the true value is at the
* limit. The score is a Brownian motion in the information. The boundary of each look follows from the earlier
* boundaries by numerical integration.
*
* @param fractions - Information at each look as a fraction of the planned maximum, rising, each in (0, 1]. Shape
*   [looks].
* @param error - One-sided, over all looks, in (0, 0.5).
* @returns One-sided nominal tail of each look, at most `error`. Shape [looks].
* @throws {RangeError} If `fractions` do not rise within (0, 1].
* @see Armitage, McPherson & Rowe (1969), "Repeated significance tests on accumulating data"; Jennison & Turnbull
*   (2000), "Group Sequential Methods with Applications to Clinical Trials", §7.2 and ch. 19.
*/
function nominalTails(fractions, error, spending) {
	let before = 0;
	let spent = 0;
	let alive;
	return fractions.map((fraction) => {
		if (!(fraction > before && fraction <= 1)) throw new RangeError(`fractions: expected numbers that rise within 0..1, got ${fraction} after ${before}`);
		const toSpend = Math.max(error * spending(fraction) - spent, 0);
		const deviation = Math.sqrt(fraction - before);
		const bound = findBoundary(alive, deviation, toSpend);
		alive = spread(alive, {
			deviation,
			bound,
			reach: REACH * Math.sqrt(fraction)
		});
		spent += toSpend;
		before = fraction;
		return normalUpperTail(bound / Math.sqrt(fraction));
	});
}
/**
* Probability of crossing `bound` at this look, from the scores that have not crossed yet. Before the first look the
* score is 0.
*/
function crossing(alive, deviation, bound) {
	if (alive === void 0) return normalUpperTail(bound / deviation);
	return alive.mass.reduce((sum, mass, index) => sum + mass * normalUpperTail((bound - alive.from - index * alive.step) / deviation), 0);
}
function findBoundary(alive, deviation, toSpend) {
	let low = 0;
	let high = 16;
	if (crossing(alive, deviation, high) >= toSpend) return high;
	while (high - low > 1e-9) {
		const middle = (low + high) / 2;
		if (crossing(alive, deviation, middle) > toSpend) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
/** Density of the score after one more increment, over the scores that have not crossed `bound`. */
function spread(alive, { deviation, bound, reach }) {
	const from = -reach;
	const pairs = Math.ceil((bound - from) / deviation * (STEPS_PER_DEVIATION / 2));
	const step = (bound - from) / (2 * pairs);
	return {
		from,
		step,
		mass: Float64Array.from({ length: 2 * pairs + 1 }, (_, index) => {
			return (index === 0 || index === 2 * pairs ? 1 : 2 + 2 * (index % 2)) * step / 3 * (density(alive, from + index * step, deviation) / deviation);
		})
	};
}
function density(alive, score, deviation) {
	if (alive === void 0) return normalDensity(score / deviation);
	let sum = 0;
	const first = Math.max(0, Math.floor((score - REACH * deviation - alive.from) / alive.step));
	const last = Math.min(alive.mass.length - 1, Math.ceil((score + REACH * deviation - alive.from) / alive.step));
	for (let index = first; index <= last; index += 1) sum += (alive.mass[index] ?? 0) * normalDensity((score - alive.from - index * alive.step) / deviation);
	return sum;
}
/**
* Chance of blocking a model although none of its metrics is worse than its limit, over all limits on sampled metrics
* and all looks. Each limit gets an equal part (Bonferroni), which is valid however the metrics are correlated.
*/
const BLOCK_ERROR = .005;
/** Chance, per limit, of passing a model that is worse. It is not divided, because all limits must pass. */
const PASS_ERROR = .01;
/** The same for a score over items: the usual level of a non-inferiority test, which `itemsNeeded` also uses. */
const PASS_ERROR_OF_ITEMS = .05;
/**
* At the limit and over all launches, all looks together spend up to this many times what they should, because Student's
* t at a look is not quite a normal score. The error is divided by it in advance.
*/
const OVERSPENT = 1.25;
/**
* Power of the information by which the error of blocking is spent. 1 spends evenly, because error spent early is
* missing at the end.
*/
const BLOCK_POWER = 1;
/** The same for the error of passing. Over a quarter is spent at the first look, because most models are no slower. */
const PASS_POWER = .5;
/** Metrics with few values from a pass of their own, which are examined once. */
const OF_OWN_PASS = [
	"memory-ram-peak",
	"memory-vram-peak",
	"energy-per-1000"
];
const isOfOwnPass = (metric) => OF_OWN_PASS.includes(metric);
const BOUNDS$1 = [
	"max-increase",
	"max-drop",
	"max",
	"min"
];
const WAYS_TO_RISE = 3;
/**
* Number of ways to be blocked by chance: bounds that are judged from a sample, on sampled metrics and on `confident`
* scores. An increase of the P95 counts three times, because it is looked for in three ways: see `p95-views.ts`.
*/
function countChances(limits) {
	const ofBounds = Object.entries(limits).reduce((count, [metric, limit]) => {
		return count + (METRICS$1[metric].evidence === "sampled" || limit?.decide === "confident" ? BOUNDS$1.filter((key) => limit?.[key] !== void 0).length : 0);
	}, 0);
	return limits["latency-p95"]?.["max-increase"] === void 0 ? ofBounds : ofBounds + WAYS_TO_RISE - 1;
}
/**
* The tails of an interval over launches at a look: what it may leave out on each side.
*
* @param launches - Number of launches in the interval.
* @throws {RangeError} If an interim look comes before {@link FIRST_LOOK}.
*/
function tailsAt(launches, look, { limits, worse, spend }) {
	if (look === "only") return orient(blockErrorOf(limits), PASS_ERROR, worse);
	const tailOf = (allowance) => {
		const tail = look === "last" ? lastTail(launches, allowance, spend) : interimTail(launches, allowance, spend);
		if (tail === void 0) throw new RangeError(`looks: expected at least 5 launches, got ${launches}.`);
		return tail;
	};
	return orient(tailOf({
		error: blockErrorOf(limits),
		power: BLOCK_POWER
	}), tailOf({
		error: PASS_ERROR,
		power: PASS_POWER
	}), worse);
}
/** The tails of an interval over items. */
function tailsOfItems({ limits, worse }) {
	return orient(blockErrorOf(limits), PASS_ERROR_OF_ITEMS, worse);
}
const blockErrorOf = (limits) => BLOCK_ERROR / Math.max(1, countChances(limits));
/** The end on the good side proves a model worse if it is beyond the limit; the other end proves it fine. */
function orient(block, pass, worse) {
	return worse === "higher" ? {
		low: block,
		high: pass
	} : {
		low: pass,
		high: block
	};
}
const fractionsUpTo = (launches) => Array.from({ length: launches - 5 + 1 }, (_, index) => (5 + index) / 60);
function interimTail(launches, allowance, spend) {
	return spend(fractionsUpTo(60), allowance)[Math.min(launches, 60) - 5];
}
function lastTail(launches, allowance, spend) {
	const before = Math.min(launches, 60) - 1;
	return spend(before < 5 ? [1] : [...fractionsUpTo(before), 1], allowance).at(-1);
}
/**
* Spends errors over looks. The integration takes about 50 ms and the same looks recur for every row and launch, so
* results are cached. Create one for everything that is judged together, and pass it on.
*/
function createSpend() {
	const known = /* @__PURE__ */ new Map();
	return (fractions, { error, power }) => {
		const key = [
			error,
			power,
			...fractions
		].join(" ");
		const tails = known.get(key) ?? nominalTails(fractions, error / OVERSPENT, powerFamily(power));
		known.set(key, tails);
		return tails;
	};
}
// src/verdict/row/judge-items.ts
/**
* Judges a score as an estimate for all inputs, not only for the regression set: non-inferiority, with the limit as its
* margin.
*
* @param measured - `baseline`: the baseline's score, undefined if there is none.
* @returns The answer, the interval behind it, and how many items the margin needs.
*/
function judgeItems(metric, limit, { comparison, baseline }) {
	const tails = tailsOfItems({
		limits: comparison.policy.limits,
		worse: worseOf(metric, comparison)
	});
	const difference = baseline === void 0 ? void 0 : compare(metric, comparison, tails);
	const own = limit.min !== void 0 || limit.max !== void 0 ? ownInterval$1(metric, comparison, tails) : void 0;
	return {
		answer: checkConfident(limit, {
			baseline,
			difference: difference?.interval,
			own
		}),
		...difference?.interval && { interval: {
			...ends(difference.interval),
			confidence: confidenceOf(tails)
		} },
		...own && { valueInterval: ends(own) },
		reasons: [countEvidence(comparison, difference, baseline === void 0 ? void 0 : marginOf(limit, baseline))]
	};
}
const ends = ({ low, high }) => ({
	low,
	high
});
function worseOf(metric, { policy }) {
	return metric === "task-score" && scoreBetter(policy.task) === "higher" ? "lower" : "higher";
}
function compare(metric, { policy, baseline, candidate }, tails) {
	if (baseline === void 0) return void 0;
	const pair = {
		baseline: baseline.outcomes,
		candidate: candidate.outcomes
	};
	return metric === "task-score" ? compareScores(policy.task, pair, tails) : compareReviewRates(pair, tails);
}
function ownInterval$1(metric, { policy, candidate: { outcomes } }, tails) {
	return metric === "task-score" ? scoreInterval(policy.task, outcomes, tails) : reviewRateInterval(outcomes, tails);
}
/** Number of items behind the judgement, and number that the margin needs. */
function countEvidence({ candidate }, difference, margin) {
	const changed = difference?.changed;
	const hasInterval = difference === void 0 || margin === void 0 || difference.interval !== void 0;
	const over = {
		kind: "judged-over-items",
		items: candidate.outcomes.count,
		changed: changed ?? null,
		hasInterval
	};
	if (difference === void 0 || margin === void 0 || !hasInterval) return over;
	const forNoChange = changed === void 0 ? 0 : itemsForNoChange(margin);
	const needed = Math.max(itemsNeeded(difference.variance, margin), forNoChange);
	return {
		...over,
		needed: Number.isFinite(needed) ? needed : null
	};
}
// src/verdict/row/row-state.ts
/**
* The limit that judges a row. A new model is judged by `max` and `min` alone if the limit has them; otherwise its
* whole limit is left, and remains unjudged.
*/
function applicableLimit({ limit, comparison: { baseline } }) {
	return baseline === void 0 && limit !== void 0 ? withoutChange(limit) ?? limit : limit;
}
/** Names the bounds of a limit that were not judged although others were. */
function findUncompared({ limit, comparison }) {
	if (limit === void 0 || comparison.baseline !== void 0 || withoutChange(limit) === void 0) return [];
	const keys = ["max-increase", "max-drop"].filter((key) => limit[key] !== void 0);
	return keys.length === 0 ? [] : [{
		kind: "nothing-to-compare",
		keys
	}];
}
/** A row's state from its answer; an undefined answer means that there is no limit. */
function stateOfRow(answer, { baseline }) {
	if (answer === void 0) return "shown";
	if (answer !== "unjudged") return answer;
	return baseline === void 0 ? "shown" : "fail";
}
// src/verdict/row/exact-row.ts
/**
* The row of a metric that repeats exactly. A score with `decide: confident` is judged by the interval over its items.
*/
function exactRow(metric, evidence, judging) {
	const { comparison, limit } = judging;
	const { baseline, candidate } = evidence;
	const { unit, change: changeKind } = METRICS$1[metric];
	const { reasons, ...answered } = judge(metric, evidence, {
		comparison,
		limit: applicableLimit(judging)
	});
	const judged = {
		...answered,
		reasons: [...reasons, ...findUncompared(judging)],
		baseline: baseline ?? null,
		candidate,
		change: changeOf$2(evidence, changeKind),
		changeKind,
		unit,
		...isOfItems(metric) && { samples: countItems(comparison) }
	};
	const spoiled = metric === "task-score" ? findNonFinite(comparison) : void 0;
	if (spoiled !== void 0) return {
		...judged,
		state: "fail",
		reasons: [spoiled]
	};
	const random = isOfItems(metric) ? findRandom(comparison) : void 0;
	if (random === void 0) return judged;
	return {
		...judged,
		state: limit === void 0 ? "shown" : "inconclusive",
		reasons: [random]
	};
}
/** A score that changes from run to run cannot be held against a limit. */
function findRandom({ baseline, candidate }) {
	if (candidate.unrepeatable !== void 0) return {
		kind: "random-outputs",
		arm: "candidate",
		...candidate.unrepeatable
	};
	if (baseline?.unrepeatable !== void 0) return {
		kind: "random-outputs",
		arm: "baseline",
		...baseline.unrepeatable
	};
}
const isOfItems = (metric) => metric === "task-score" || metric === "review-rate";
function judge(metric, evidence, { comparison, limit }) {
	const state = (answer) => ({
		state: stateOfRow(answer, comparison),
		reasons: []
	});
	if (metric === "fallback-time-share") return state(limit && checkFallback(limit, evidence, comparison));
	if (limit?.decide !== "confident" || !isOfItems(metric)) return {
		...state(limit && checkExact(limit, evidence)),
		reasons: findFloor$1(limit, evidence)
	};
	const { answer, ...rest } = judgeItems(metric, limit, {
		comparison,
		baseline: evidence.baseline
	});
	return {
		...state(answer),
		...rest
	};
}
/** Says so if the figure passes only because of the limit's floor. */
function findFloor$1(limit, evidence) {
	const { floor, ...withoutFloor } = limit ?? {};
	const { baseline, candidate } = evidence;
	if (limit === void 0 || floor === void 0 || baseline === void 0) return [];
	return checkExact(limit, evidence) === "pass" && checkExact(withoutFloor, evidence) !== "pass" ? [{
		kind: "below-floor",
		amount: candidate - baseline,
		floor
	}] : [];
}
/** A share of time is measured, so its last digits vary. It counts as risen only if more nodes fell back. */
function checkFallback(limit, { baseline, candidate }, comparison) {
	return checkExact(limit, {
		baseline: baseline !== void 0 && fallsBackAsBefore(comparison) ? Math.max(baseline, candidate) : baseline,
		candidate
	});
}
/** A change from zero has no relative size. */
function changeOf$2({ baseline, candidate }, kind) {
	if (baseline === void 0) return null;
	const change = kind === "relative" ? (candidate - baseline) / baseline : candidate - baseline;
	return Number.isFinite(change) ? change : null;
}
function countItems({ baseline, candidate }) {
	return {
		baseline: baseline?.outcomes.count ?? 0,
		candidate: candidate.outcomes.count,
		of: "item"
	};
}
/**
* Outputs that are not numbers fail by themselves: without any limit, however good the score of the other items is, and
* if the baseline has as many.
*/
function findNonFinite({ baseline, candidate }) {
	const before = baseline === void 0 ? 0 : nonFiniteCount(baseline.outcomes);
	const now = nonFiniteCount(candidate.outcomes);
	if (now === 0) return void 0;
	return {
		kind: "non-finite-outputs",
		baseline: before,
		candidate: now,
		items: candidate.outcomes.count
	};
}
/**
* Whether the measured values keep a limit, noise ignored: the best guess for an undecided row. It never decides a
* verdict.
*/
function holdsOnAverage({ baseline, candidate, change, changeKind }, limit) {
	if (candidate === null) return false;
	const { max, min, floor, ...bounds } = limit;
	if (checkExact({
		max,
		min,
		"max-increase": ALL
	}, {
		baseline: candidate,
		candidate
	}) !== "pass") return false;
	if (bounds["max-increase"] === void 0 && bounds["max-drop"] === void 0) return true;
	if (baseline === null || change === null) return false;
	const moved = changeKind === "relative" ? baseline * (1 + change) : baseline + change;
	return checkExact({
		...bounds,
		floor
	}, {
		baseline,
		candidate: moved
	}) === "pass";
}
/** Prevents a limit that only bounds the value from being empty, which is never a pass. */
const ALL = {
	kind: "absolute",
	value: Number.POSITIVE_INFINITY
};
// src/verdict/row/explain-p95.ts
/**
* What made the P95 rise, if it is beyond its limit, and the P95 as users feel it: over all runs, waiting for a core
* included.
*/
function explainP95(comparison, clauses) {
	const paired = launchesWithTails(comparison);
	if (paired === void 0) return [];
	const lnAllowed = clauses.find(({ of, sign }) => of === "change" && sign === 1)?.allowed;
	const failed = clauses.filter(({ answer }) => answer === "fail").map(({ of }) => of);
	const p95Ns = (arm) => geometricMean(paired[arm].map((launch) => launch.p95Ns));
	return [...lnAllowed === void 0 ? [] : [
		...failed.includes("change") ? [{
			kind: "slower-inputs",
			share: slowerInputs(paired, lnAllowed)
		}] : [],
		...failed.includes("stalls") ? [{
			kind: "stalls",
			...stallShares(paired, lnAllowed)
		}] : [],
		...failed.includes("own-waiting") ? explainWaiting(paired, lnAllowed) : []
	], {
		kind: "as-timed",
		baselineNs: p95Ns("baseline"),
		candidateNs: p95Ns("candidate")
	}];
}
/** Says nothing if the inputs alone are too slow, and the waiting hardly adds to it. */
function explainWaiting(paired, lnAllowed) {
	const shares = ownWaiting(paired);
	return Math.log((1 + shares.candidateShare) / (1 + shares.baselineShare)) > lnAllowed / 2 ? [{
		kind: "waits-for-itself",
		...shares
	}] : [];
}
// src/verdict/row/sampled-row.ts
/**
* The row of a metric that differs from run to run, judged at a look by Student's t interval over launches. (Peak memory
* and energy: over the processes or windows of their own pass.)
*/
function sampledRow(metric, evidence, { look, ...judging }) {
	const { comparison } = judging;
	const limit = applicableLimit(judging);
	const tails = tailsOf(metric, comparison, look);
	const figures = withIntervals(metric, comparison, summarize(evidence, comparison.isPaired, tails));
	const shortage = findShortage(metric, comparison);
	const judged = shortage === void 0 ? limit : void 0;
	const clauses = judged === void 0 ? [] : judgeClauses(metric, figures, {
		comparison,
		limit: judged,
		tails
	});
	const answer = limit && (judged === void 0 ? "inconclusive" : worstOf(clauses));
	const lacksBaseline = comparison.baseline !== void 0 && figures.baseline === void 0;
	const isByLaunches = !isOfOwnPass(metric);
	return {
		state: stateOfRow(answer, comparison),
		baseline: figures.baseline ?? null,
		candidate: figures.candidate,
		change: changeOf$1(figures),
		changeKind: "relative",
		unit: METRICS$1[metric].unit,
		...shownInterval(figures.lnRatio, tails),
		...shownValueInterval(figures.lnCandidate, limit),
		samples: countSamples(metric, comparison, evidence),
		reasons: [
			...evidence.reasons ?? [],
			...lacksBaseline ? [{ kind: "baseline-lacks-figure" }] : [],
			...shortage === void 0 ? [] : [shortage],
			...answer === "inconclusive" ? findUndecided(clauses, isByLaunches) : [],
			...judged === void 0 ? [] : findFloor(figures, judged, clauses),
			...metric === "latency-p95" ? explainP95(comparison, clauses) : [],
			...limit?.max === void 0 ? [] : compareWithMlperf(metric, comparison),
			...findUncompared(judging)
		]
	};
}
/** Fewer launches than a look takes are too few for any interval, even if the budget ended there. */
function withIntervals(metric, { candidate: { launches } }, figures) {
	if (isOfOwnPass(metric) || launches.length >= 5) return figures;
	return {
		...figures,
		lnRatio: void 0,
		lnCandidate: void 0
	};
}
/** Figures of a pass of their own are examined once, after all of them are in. */
function tailsOf(metric, { policy: { limits }, candidate, spend }, look) {
	const worse = METRICS$1[metric].better === "lower" ? "higher" : "lower";
	return tailsAt(candidate.launches.length, isOfOwnPass(metric) ? "only" : look, {
		limits,
		worse,
		spend
	});
}
/** The bounds of the limit; for a P95 also its stalls and its own waiting, which a ratio of tails does not show. */
function judgeClauses(metric, figures, { comparison, limit, tails }) {
	const clauses = checkClauses(limit, figures);
	const paired = metric === "latency-p95" ? launchesWithTails(comparison) : void 0;
	const rise = clauses.find(({ of, sign }) => of === "change" && sign === 1);
	if (paired === void 0 || rise?.interval === void 0) return clauses;
	return [...clauses, ...checkRuns(paired, {
		lnAllowed: rise.allowed,
		tails
	})];
}
/** Says so if the row passes only because of the limit's floor. */
function findFloor(figures, { floor, ...limit }, clauses) {
	const change = changeOf$1(figures);
	if (floor === void 0 || change === null || worstOf(clauses) !== "pass") return [];
	const without = checkClauses(limit, figures).filter(({ of }) => of === "change");
	if (without.length === 0 || worstOf(without) === "pass") return [];
	return [{
		kind: "below-floor",
		amount: change * (figures.baseline ?? 0),
		floor
	}];
}
/** Computed per launch if the arms took turns, so it is not exactly the ratio of the two values in the row. */
function changeOf$1({ baseline, candidate, lnRatio }) {
	if (baseline === void 0 || baseline === 0) return null;
	return lnRatio === void 0 || !Number.isFinite(lnRatio.mean) ? candidate / baseline - 1 : Math.expm1(lnRatio.mean);
}
function shownInterval(lnRatio, tails) {
	if (lnRatio === void 0) return {};
	if (!Number.isFinite(lnRatio.low) || !Number.isFinite(lnRatio.high)) return {};
	const [low, high] = [Math.expm1(lnRatio.low), Math.expm1(lnRatio.high)];
	return { interval: {
		low,
		high,
		confidence: confidenceOf(tails)
	} };
}
/** The interval on the value itself if a limit bounds it, so that a reader can judge it again. */
function shownValueInterval(lnCandidate, limit) {
	if (limit?.max === void 0 && limit?.min === void 0 || lnCandidate === void 0) return {};
	const [low, high] = [Math.exp(lnCandidate.low), Math.exp(lnCandidate.high)];
	return Number.isFinite(low) && Number.isFinite(high) ? { valueInterval: {
		low,
		high
	} } : {};
}
/** ln 0, which is within any maximum. */
const NOTHING$1 = {
	mean: Number.NEGATIVE_INFINITY,
	low: Number.NEGATIVE_INFINITY,
	high: Number.NEGATIVE_INFINITY
};
/**
* Geometric means over launches, and intervals on the ln ratio. If both arms ran in one launch, the ratio is formed
* within it, because a slow minute of the machine affects both alike. Otherwise the launches are two independent
* samples.
*/
function summarize({ baseline, candidate }, isPaired, tails) {
	const isFree = [...baseline, ...candidate].every((value) => value === 0);
	const logarithms = (values) => values.map((value) => isFree ? 0 : Math.log(value));
	const average = (values) => isFree ? 0 : geometricMean(values);
	const lnCandidates = logarithms(candidate);
	const own = {
		candidate: average(candidate),
		lnCandidate: isFree ? NOTHING$1 : meanInterval(lnCandidates, tails)
	};
	if (baseline.length === 0) return {
		...own,
		baseline: void 0,
		lnRatio: void 0,
		slack: 0
	};
	const lnBaseline = logarithms(baseline);
	const lnRatio = isPaired ? meanInterval(lnCandidates.map((value, index) => value - (lnBaseline[index] ?? NaN)), tails) : meanDifferenceInterval(lnBaseline, lnCandidates, tails);
	const slack = isPaired || lnBaseline.length < 2 ? 0 : 2 * sampleStandardDeviation(lnBaseline);
	return {
		...own,
		baseline: average(baseline),
		lnRatio,
		slack
	};
}
// src/verdict/row/share-row.ts
/**
* The row of a share of requests, such as the goodput. Its interval is the wider one of two: Student's t over launches,
* because the requests of a launch are alike, and the one of independent requests, because launches in which all requests
* agree have no spread.
*/
function shareRow(metric, evidence, { look, ...judging }) {
	const { comparison } = judging;
	const limit = applicableLimit(judging);
	const worse = METRICS$1[metric].better === "lower" ? "higher" : "lower";
	const { spend, isPaired, policy } = comparison;
	const launches = evidence.candidate.length;
	const isEnough = launches >= 5;
	const tails = tailsAt(launches, isEnough ? look : "only", {
		limits: policy.limits,
		worse,
		spend
	});
	const baseline = evidence.baseline.length === 0 ? void 0 : shareOf(evidence.baseline);
	const candidate = shareOf(evidence.candidate);
	const own = isEnough ? ownInterval(evidence.candidate, tails) : void 0;
	const difference = isEnough && baseline !== void 0 ? differenceInterval(evidence, isPaired, tails) : void 0;
	const clauses = limit === void 0 ? [] : checkShares(limit, {
		baseline,
		candidate,
		own,
		difference
	});
	const answer = limit && worstOf(clauses);
	return {
		state: stateOfRow(answer, comparison),
		baseline: baseline ?? null,
		candidate,
		change: baseline === void 0 ? null : candidate - baseline,
		changeKind: "difference",
		unit: METRICS$1[metric].unit,
		...difference && { interval: {
			low: difference.low,
			high: difference.high,
			confidence: confidenceOf(tails)
		} },
		...own && isBounded(limit) && { valueInterval: {
			low: own.low,
			high: own.high
		} },
		samples: {
			baseline: sum(evidence.baseline.map(({ of }) => of)),
			candidate: sum(evidence.candidate.map(({ of }) => of)),
			of: "request",
			launches
		},
		reasons: [...answer === "inconclusive" ? findUndecided(clauses, true) : [], ...findUncompared(judging)]
	};
}
const isBounded = (limit) => limit?.max !== void 0 || limit?.min !== void 0;
const totals = (shares) => [sum(shares.map(({ count }) => count)), sum(shares.map(({ of }) => of))];
function shareOf(shares) {
	const [count, of] = totals(shares);
	return count / of;
}
const ratio = ({ count, of }) => count / of;
function ownInterval(shares, tails) {
	const byRequests = wilsonInterval(...totals(shares), tails);
	return {
		mean: shareOf(shares),
		...hull(byRequests, meanInterval(shares.map(ratio), tails))
	};
}
function differenceInterval({ baseline, candidate }, isPaired, tails) {
	const byRequests = newcombeInterval(totals(baseline), totals(candidate), tails);
	const differences = candidate.map((now, index) => {
		const before = baseline[index];
		return before === void 0 ? NaN : ratio(now) - ratio(before);
	});
	const byLaunches = isPaired ? meanInterval(differences, tails) : void 0;
	return {
		mean: shareOf(candidate) - shareOf(baseline),
		...hull(byRequests, byLaunches)
	};
}
const hull = (first, second) => second === void 0 ? first : {
	low: Math.min(first.low, second.low),
	high: Math.max(first.high, second.high)
};
// src/verdict/row/check-row-at-look.ts
/**
* Judges one metric of one model at a look.
*
* @returns Undefined if the metric has no limit and was not measured or has too few samples to show. At an interim
*   look, also if it is measured after the launches.
*/
function checkRowAtLook(metric, comparison, look) {
	if (isOfOwnPass(metric) && look === "interim") return void 0;
	const limit = comparison.policy.limits[metric];
	const evidence = readEvidence(metric, comparison);
	const row = {
		metric,
		...metric === "task-score" && { score: scoreOf(comparison) },
		limit: limit ?? null
	};
	if (restsOnLaunches(metric) && isTooDisturbed(comparison.candidate)) return limit === void 0 ? void 0 : {
		...row,
		...emptyRow(metric),
		state: "inconclusive",
		reasons: [countGpuBusy(comparison)]
	};
	switch (evidence.kind) {
		case "missing": {
			const unmeasured = limit === void 0 ? [] : [{
				kind: "not-measured",
				why: evidence.why
			}];
			const spoiled = metric === "task-score" ? findNonFinite(comparison) : void 0;
			const reasons = spoiled === void 0 ? unmeasured : [spoiled];
			return reasons.length === 0 ? void 0 : {
				...row,
				...emptyRow(metric),
				state: "fail",
				reasons
			};
		}
		case "shares": return {
			...row,
			...shareRow(metric, evidence, {
				comparison,
				limit,
				look
			})
		};
		case "exact": return {
			...row,
			...exactRow(metric, evidence, {
				comparison,
				limit
			})
		};
		case "sampled":
			if (metric === "latency-p99" && limit === void 0 && findShortage(metric, comparison)) return void 0;
			return {
				...row,
				...sampledRow(metric, evidence, {
					comparison,
					limit,
					look
				})
			};
	}
}
/** Whether a metric comes from the launches of the latency pass alone. */
const restsOnLaunches = (metric) => METRICS$1[metric].evidence === "sampled" && !isOfOwnPass(metric);
function countGpuBusy({ candidate: { discardedLaunches, launches } }) {
	const { gpuBusy = 0 } = discardedLaunches;
	return {
		kind: "gpu-busy",
		launches: gpuBusy,
		of: gpuBusy + launches.length
	};
}
/** A row for a metric that could not be measured. */
function emptyRow(metric) {
	const { unit, change: changeKind } = METRICS$1[metric];
	return {
		baseline: null,
		candidate: null,
		change: null,
		changeKind,
		unit
	};
}
function scoreOf({ policy, candidate }) {
	const { name, better } = computeScore(policy.task, candidate.outcomes);
	return {
		name,
		better
	};
}
// src/verdict/row/is-clear.ts
const FROM_LAUNCHES = METRIC_NAMES.filter(restsOnLaunches);
/** Launches of a model that has no baseline now, but may become one. */
const LAUNCHES_ALONE = 12;
/** Launches of a model without limits on launches: enough to show its approximate speed. */
const LAUNCHES_UNJUDGED = 3;
/**
* Whether sampling may stop. It may:
*
* - at any look from the first on, if no limited row based on launches is undecided;
* - after the planned number of launches;
* - after a few launches, if the policy limits nothing based on them.
*/
function isClear(comparison) {
	const launches = comparison.candidate.launches.length;
	if (!isTimed(comparison)) return launches >= LAUNCHES_UNJUDGED;
	if (comparison.baseline === void 0) return launches >= LAUNCHES_ALONE;
	return launches >= 60 || isDecided(comparison);
}
/** Whether a limit or a drift limit is on a metric based on launches. */
const isTimed = ({ policy: { limits, drift } }) => FROM_LAUNCHES.some((metric) => limits[metric] !== void 0 || drift?.[metric] !== void 0);
/**
* The look at which sampling ended. It is `interim` if the evidence itself ended sampling, so that the figures shown
* are those that decided. Otherwise it is `last`, which may spend all the error that is left.
*/
function lookAtEnd(comparison) {
	if (comparison.baseline === void 0) return "only";
	return isDecided(comparison) ? "interim" : "last";
}
function isDecided(comparison) {
	if (comparison.candidate.launches.length < 5) return false;
	return FROM_LAUNCHES.every((metric) => checkRowAtLook(metric, comparison, "interim")?.state !== "inconclusive");
}
// src/verdict/waiver/waive-row.ts
/**
* Judges one metric at a look. If its row does not pass, judges it again against the ceiling of its waivers, by the
* same rule as for any limit: `waived` if the whole interval is within the ceiling, `fail` if all of it is beyond,
* otherwise undecided. A waiver raises a figure's limit. It never replaces a figure that is missing or not a number,
* because no ceiling lets that pass.
*
* @returns Undefined for a metric without a limit that was not measured.
*/
function checkWaivedRow(metric, comparison, look) {
	const row = checkRowAtLook(metric, comparison, look);
	const waivers = (comparison.waivers ?? []).filter((each) => each.metric === metric);
	if (row === void 0 || waivers.length === 0) return row;
	if (row.state !== "fail" && row.state !== "inconclusive") return row;
	const valid = waivers.filter(holds);
	const expiredReasons = (row.state === "fail" ? waivers.filter((each) => !holds(each)) : []).map(({ ceiling, expires, issue }) => ({
		kind: "waiver-expired",
		ceiling,
		expires,
		issue
	}));
	if (valid.length === 0) return {
		...row,
		reasons: [...row.reasons, ...expiredReasons]
	};
	return judgeByCeiling(row, {
		comparison,
		look,
		valid,
		expiredReasons
	});
}
function judgeByCeiling(row, found) {
	const { metric } = row;
	const { comparison, look, valid, expiredReasons } = found;
	const raised = checkRowAtLook(metric, raiseLimits(comparison, metric, valid), look);
	const waivers = valid.map(({ ceiling, expires, issue }) => ({
		ceiling,
		expires,
		issue
	}));
	const isBeyondLimit = row.state === "fail";
	switch (raised?.state) {
		case "pass": return {
			...row,
			state: "waived",
			reasons: [...row.reasons, {
				kind: "within-waiver",
				isBeyondLimit,
				waivers
			}]
		};
		case "inconclusive": {
			const undecided = {
				kind: "waiver-undecided",
				isBeyondLimit,
				waivers
			};
			const why = raised.reasons.length > 0 ? raised.reasons : row.reasons;
			return {
				...row,
				state: "inconclusive",
				reasons: [
					...why,
					undecided,
					...expiredReasons
				]
			};
		}
		default: return {
			...row,
			reasons: [
				...row.reasons,
				{
					kind: "beyond-waiver",
					waivers
				},
				...expiredReasons
			]
		};
	}
}
function raiseLimits(comparison, metric, waivers) {
	const { policy } = comparison;
	const limit = policy.limits[metric];
	if (limit === void 0) return comparison;
	const limits = {
		...policy.limits,
		[metric]: raiseLimit(limit, waivers)
	};
	return {
		...comparison,
		policy: {
			...policy,
			limits
		}
	};
}
/**
* Whether sampling may stop, as in {@link isClear}. With waivers, a row that is worse than its limit must also be
* decided against the ceiling. A row that is undecided against its limit continues even if it is within the ceiling:
* the waiver may turn out not to be needed.
*/
function isClearWithWaivers(comparison) {
	if (!isClear(comparison)) return false;
	const { baseline, candidate } = comparison;
	if (baseline === void 0 || candidate.launches.length >= 60) return true;
	return !isOpenAtCeiling(comparison);
}
/** The look at which sampling ended, as in {@link lookAtEnd}. With waivers, the evidence must decide those too. */
function lookAtEndWithWaivers(comparison) {
	const look = lookAtEnd(comparison);
	return look === "interim" && isOpenAtCeiling(comparison) ? "last" : look;
}
/**
* Whether a row based on launches is undecided against its waiver's ceiling at an interim look. More launches may
* decide it.
*/
function isOpenAtCeiling(comparison) {
	return (comparison.waivers ?? []).filter(holds).filter(({ metric }) => METRICS$1[metric].evidence === "sampled" && metric !== "memory-ram-peak").some(({ metric }) => checkWaivedRow(metric, comparison, "interim")?.state === "inconclusive");
}
const STANDINGS = {
	pass: "not-needed",
	waived: "used",
	fail: "not-enough",
	inconclusive: "undecided",
	shown: "not-judged"
};
function standingOf$1(row, key) {
	const isUncompared = row?.reasons.some((each) => each.kind === "nothing-to-compare" && each.keys.some((name) => name === key));
	return STANDINGS[row === void 0 || isUncompared ? "shown" : row.state];
}
/** Every waiver of a model with its effect, used or not, so that a reader sees each exception and its end date. */
function listStandings(waivers, { limits, rows }) {
	return waivers.map((waiver) => {
		const { metric, ceiling, expires, daysLeft, issue, reason } = waiver;
		const row = rows.find((each) => each.metric === metric);
		const limit = limits[metric];
		const key = waivedKey(ceiling);
		return {
			metric,
			limit: { [key]: limit?.[key] },
			ceiling,
			expires,
			daysLeft,
			issue,
			reason,
			standing: holds(waiver) ? standingOf$1(row, key) : "expired"
		};
	});
}
// src/task/compute-slices.ts
/**
* The task score of every slice, for both models. The candidate's table defines which items belong to a slice.
*
* @returns Sorted by key, then value, in UTF-16 code unit order, which is the same on every machine.
* @throws {RangeError} If the tables have different numbers of items.
*/
function computeSlices(task, baseline, candidate) {
	if (baseline !== void 0 && baseline.count !== candidate.count) throw new RangeError(`cannot compare slices of ${baseline.count} items with those of ${candidate.count}`);
	return candidate.slices().sort((a, b) => compareText(a.key, b.key)).flatMap((column) => [...groupItems(column)].sort(([a], [b]) => compareText(a, b)).map(([value, items]) => ({
		key: column.key,
		value,
		items: items.length,
		baseline: baseline === void 0 ? null : computeScore(task, baseline, items).value,
		candidate: computeScore(task, candidate, items).value
	})));
}
function groupItems({ values, indices }) {
	const groups = values.map((value) => [value, []]);
	indices.forEach((number, item) => {
		groups[number - 1]?.[1].push(item);
	});
	return new Map(groups);
}
function compareText(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
// src/task/find-guess.ts
/**
* What a model that ignores its input can do: name the most frequent classes, name classes as often as they occur, say
* their shares, rank at random, always say the mean or the median of the labels, point in any direction, or match
* nothing.
*/
const GUESSES$1 = [
	"most-frequent",
	"as-often",
	"shares",
	"random-order",
	"mean-label",
	"median-label",
	"any-direction",
	"nothing"
];
/** Probability that a model that only guesses is called better than guessing. */
const ERROR = .01;
/** With fewer items, an approximation by the normal distribution or Student's t is too rough. */
const MIN_ITEMS = 30;
/**
* The score of a model that is not shown to be better than guessing, at one-sided 1%. A gate that compares with it lets
* broken models pass. A score above chance on so few items that not even a perfect one could show anything is left
* alone.
*
* @returns Undefined if the score is better than guessing, or if what guessing scores is unknown: there are no items,
*   the score is undefined, all labels are equal, or they have several numbers.
*/
function findGuess(task, table) {
	const { value: score } = computeScore(task, table);
	if (score === null) return void 0;
	const chance = chanceOf(task, Array.from({ length: table.count }, (_, item) => table.outcomeAt(item)), {
		score,
		table
	});
	return chance === void 0 || chance.isBeaten ? void 0 : {
		score,
		chance: chance.at,
		by: chance.by
	};
}
function chanceOf(task, outcomes, scored) {
	switch (task.kind) {
		case "classification":
			if (task.metric === "macro-f1") return beforeClasses(task, outcomes, scored);
			if (task.metric === "log-loss") return beforeShares(outcomes);
			return beforeFrequent(outcomes, task.metric === "top-k" ? task.k : 1);
		case "binary": return task.metric === "auc" ? beforeOrder(outcomes, scored.score) : beforeFrequent(outcomes, 1);
		case "regression": return beforeConstant(outcomes, task.metric);
		case "embedding": return {
			at: 0,
			by: "any-direction",
			isBeaten: isAboveZero(outcomes.map(({ value }) => value))
		};
		case "output-match": return {
			at: 0,
			by: "nothing",
			isBeaten: scored.score > 0
		};
		case "text":
			if (task.score.endsWith("-match") && task.score !== "regex-match") return beforeFrequent(outcomes, 1);
			return {
				at: 0,
				by: "nothing",
				isBeaten: scored.score > 0
			};
	}
}
/**
* The share of the items whose label is one of the `named` most frequent ones. If there are no more labels than that,
* the set does not show what else could be named, and only a score of 0 is no better than guessing.
*/
function beforeFrequent(outcomes, named) {
	const counts = [...countLabels(outcomes).values()].sort((a, b) => b - a);
	const items = outcomes.length;
	const correct = outcomes.filter((outcome) => outcome.correct === true).length;
	if (counts.length <= named) return {
		at: 0,
		by: "nothing",
		isBeaten: correct > 0
	};
	const at = counts.slice(0, named).reduce((sum, count) => sum + count, 0) / items;
	return {
		at,
		by: "most-frequent",
		isBeaten: isShareAbove(at, {
			correct,
			items
		})
	};
}
/** One-sided binomial test. */
function isShareAbove(chance, { correct, items }) {
	if (!(correct > chance * items)) return false;
	const atLeast = (count) => 1 - binomialLowerTail(count - 1, {
		trials: items,
		probability: chance
	});
	return atLeast(correct) <= ERROR || atLeast(items) > ERROR;
}
/** The F1 of naming each class as often as it occurs is its share, so their mean is one over the number of classes. */
function beforeClasses(task, outcomes, { score, table }) {
	const classes = countLabels(outcomes).size;
	if (classes < 2) return {
		at: 0,
		by: "nothing",
		isBeaten: score > 0
	};
	const at = 1 / classes;
	const low = scoreInterval(task, table, {
		low: ERROR,
		high: ERROR
	})?.low ?? score;
	return {
		at,
		by: "as-often",
		isBeaten: score > at && low > at
	};
}
/** The entropy of the labels: the log loss of giving each class its share as probability. */
function beforeShares(outcomes) {
	const counts = countLabels(outcomes);
	if (counts.size < 2) return void 0;
	const losses = outcomes.map(({ actual }) => -Math.log((counts.get(actual) ?? 0) / outcomes.length));
	return {
		at: mean(losses),
		by: "shares",
		isBeaten: isLess(outcomes, losses)
	};
}
/**
* One half. The rank sum of items in random order is close to normal, and its variance gives
* σ² = (n₁ + n₀ + 1) / (12·n₁·n₀).
*
* @see Mann & Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the
*   other".
*/
function beforeOrder(outcomes, score) {
	const positive = outcomes.filter(({ actual }) => actual === 1).length;
	const negative = outcomes.length - positive;
	const deviation = Math.sqrt((outcomes.length + 1) / (12 * positive * negative));
	const needed = .5 + normalQuantile(ERROR) * deviation;
	return {
		at: .5,
		by: "random-order",
		isBeaten: score > .5 && (score > needed || needed >= 1)
	};
}
/** The error of the best constant: the mean of the labels for squared errors, their median for absolute ones. */
function beforeConstant(outcomes, metric) {
	const labels = outcomes.map(({ actual }) => actual);
	if (labels.some(Number.isNaN) || labels.every((label) => label === labels[0])) return void 0;
	const isAbsolute = metric === "mae";
	const constant = isAbsolute ? median(labels) : mean(labels);
	const errors = labels.map((label) => Math.abs(label - constant) ** (isAbsolute ? 1 : 2));
	return {
		at: {
			rmse: Math.sqrt(mean(errors)),
			mae: mean(errors),
			r2: 0
		}[metric],
		by: isAbsolute ? "median-label" : "mean-label",
		isBeaten: isLess(outcomes, errors)
	};
}
/** Whether the items' own errors are smaller on average, paired by item. */
const isLess = (outcomes, guessed) => isAboveZero(outcomes.map(({ value }, item) => (guessed[item] ?? NaN) - value));
/** Whether the mean is above zero, by more than noise if there are enough values to tell. */
function isAboveZero(values) {
	const tails = {
		low: ERROR,
		high: ERROR
	};
	return ((values.length < MIN_ITEMS ? void 0 : meanInterval(values, tails)?.low) ?? mean([...values])) > 0;
}
/** Items by label. A label that no model can give is NaN and no class. */
function countLabels(outcomes) {
	const counts = /* @__PURE__ */ new Map();
	for (const { actual } of outcomes) if (!Number.isNaN(actual)) counts.set(actual, (counts.get(actual) ?? 0) + 1);
	return counts;
}
// src/verdict/row/check-row.ts
/**
* Judges one metric of one model once sampling has ended.
*
* @returns Undefined for a metric without a limit that was not measured.
*/
function checkRow(metric, comparison) {
	return checkWaivedRow(metric, comparison, isOfOwnPass(metric) ? "only" : lookAtEndWithWaivers(comparison));
}
// src/verdict/time/compare-operators.ts
/**
* How each operator's nodes and time changed between the arms, the largest change in time first. An operator that moved
* to another provider or precision counts as gone there and new here.
*/
function compareOperators(baseline, candidate) {
	const changes = /* @__PURE__ */ new Map();
	const add = (row, arm) => {
		const { operator, provider, precision } = row;
		const key = JSON.stringify([
			operator,
			provider,
			precision
		]);
		const none = {
			nodes: 0,
			nsPerRun: 0
		};
		const change = changes.get(key) ?? {
			operator,
			provider,
			precision,
			baseline: none,
			candidate: none
		};
		const { nodes, nsPerRun } = change[arm];
		const sum = {
			nodes: nodes + row.nodes,
			nsPerRun: nsPerRun + row.nsPerRun
		};
		changes.set(key, {
			...change,
			[arm]: sum
		});
	};
	for (const row of baseline) add(row, "baseline");
	for (const row of candidate) add(row, "candidate");
	return [...changes.values()].sort((a, b) => Math.abs(changeNs(b)) - Math.abs(changeNs(a)) || a.operator.localeCompare(b.operator, "en"));
}
/** Increase in the operator's time per run, in ns. */
const changeNs = ({ baseline, candidate }) => candidate.nsPerRun - baseline.nsPerRun;
// src/verdict/time/time-parts.ts
/**
* Where the time of one run goes. Kernels and copies come from the profiled runs. `runtimeNs` is what remains of the
* same runs without a profile, which alternate with them. Profiling can slow kernels down so much that nothing remains.
*
* @returns Null if the arm was not profiled or not timed.
*/
function computeTimeParts({ launches, placement, plainRunNs }) {
	if (launches.length === 0 || placement.length === 0 || plainRunNs === null) return null;
	const of = (...roles) => placement.filter(({ role }) => roles.includes(role)).reduce((sum, { nsPerRun }) => sum + nsPerRun, 0);
	const parts = {
		kernelNs: of("kernel"),
		fallbackNs: of("fallback", "shape"),
		copyNs: of("copy"),
		reformatNs: of("reformat")
	};
	const profiledNs = Object.values(parts).reduce((sum, ns) => sum + ns, 0);
	return {
		...parts,
		runtimeNs: Math.max(0, plainRunNs - profiledNs),
		queueNs: mean(launches.map(({ queueShare, meanNs }) => queueShare * meanNs)),
		firstRunNs: geometricMean(launches.map(({ firstRunNs }) => firstRunNs)),
		loadNs: geometricMean(launches.map(({ loadNs }) => loadNs))
	};
}
/** Duration of a run without waiting in the queue: the sum of its parts. */
const runNs = ({ kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs }) => kernelNs + fallbackNs + copyNs + reformatNs + runtimeNs;
// src/verdict/time/diagnose.ts
/** Requests wait longer than they are served. */
const QUEUEING = .5;
/** How much longer runs may be because the model's own threads wait for a core. */
const OWN_WAITING = .1;
/** Share of a run spent in kernels on the CPU instead of the device, and in the copies they need. */
const FALLBACK = .05;
/** Share of a run spent in casts, transposes, quantizing and dequantizing. */
const REFORMATTING = .25;
/** Share of a run spent outside all kernels. */
const RUNTIME = .3;
const MAX_NAMED$3 = 3;
/**
* What limits the model's speed, by the first rule that applies: it waits, its threads compete for cores, it runs in the
* wrong place, it converts data, it spends its time between kernels or enqueueing them. Otherwise its own arithmetic
* does. The thresholds are ours.
*
* @param measured - `ownWaiting`: how much longer runs are because the model's own threads wait for a core, as a
*   fraction; `gpu`: what bounds the model on a GPU, if it ran on one.
*/
function diagnose(parts, measured) {
	const { ownWaiting, placement, gpu } = measured;
	const { kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs, queueNs } = parts;
	const serviceNs = runNs(parts);
	const ofRun = (ns) => ({
		ns,
		runNs: serviceNs
	});
	if (queueNs > QUEUEING * (queueNs + serviceNs)) return {
		kind: "queueing",
		waitNs: queueNs,
		serviceNs
	};
	if (ownWaiting > OWN_WAITING) return {
		kind: "own-threads",
		ratio: ownWaiting
	};
	if (fallbackNs + copyNs > FALLBACK * serviceNs) {
		const operators = largest(placement, [
			"fallback",
			"shape",
			"copy"
		]);
		return {
			kind: "fallback",
			...ofRun(fallbackNs + copyNs),
			operators
		};
	}
	if (reformatNs > REFORMATTING * serviceNs) return {
		kind: "reformatting",
		...ofRun(reformatNs),
		operators: largest(placement, ["reformat"])
	};
	if (runtimeNs > RUNTIME * serviceNs) {
		const nodes = placement.reduce((sum, row) => sum + row.nodes, 0);
		return {
			kind: "between-kernels",
			...ofRun(runtimeNs),
			nodes
		};
	}
	if (gpu?.bound === "enqueue") {
		const { computeNs, enqueueNs, copyNs: gpuCopyNs } = gpu;
		return {
			kind: "enqueueing",
			computeNs,
			enqueueNs,
			copyNs: gpuCopyNs
		};
	}
	return {
		kind: "kernels",
		...ofRun(kernelNs),
		operators: largest(placement, ["kernel"])
	};
}
/** The operators in these roles that take the most time, with their shares of all kernel time. */
function largest(placement, roles) {
	return placement.filter(({ role }) => roles.includes(role)).slice(0, MAX_NAMED$3).map(({ operator, nodes, timeShare }) => ({
		operator,
		nodes,
		timeShare
	}));
}
// src/verdict/time/diagnose-gpu.ts
/** Enqueueing time, as a share of kernel time, from which the GPU waits for the host. */
const ENQUEUE = .8;
/** Coefficient of variation of the launches' medians from which the clocks are suspect. */
const UNSTABLE = .025;
/** With fewer launches the spread means nothing. */
const MIN_LAUNCHES = 4;
/**
* What bounds a model on a GPU, by trtexec's rules on our own figures: *enqueue-bound* if enqueueing the kernels takes
* more than 0.8 of their time, *transfer-bound* if the copies take at least as long as the kernels, else
* *compute-bound*. Also whether the clocks are unstable, which trtexec reports from a coefficient of variation of 2.5%.
*
* @param parts - Kernels and copies from a profile that waits for each kernel, where the provider can.
* @param measured - `enqueueNs`: time to enqueue the kernels of a run. Null if the provider enqueues and computes in
*   one step; then the time that a run spends between kernels is used.
* @see NVIDIA/TensorRT, samples/common/sampleReporting.cpp
*/
function diagnoseGpu({ kernelNs, reformatNs, runtimeNs, copyNs }, { enqueueNs: measuredNs, launches }) {
	const computeNs = kernelNs + reformatNs;
	const enqueueNs = measuredNs ?? runtimeNs;
	const bound = findBound({
		computeNs,
		enqueueNs,
		copyNs
	});
	return {
		bound,
		computeNs,
		enqueueNs,
		copyNs,
		clockVariation: bound === "enqueue" ? null : findUnstable(launches)
	};
}
function findBound({ computeNs, enqueueNs, copyNs }) {
	if (copyNs > 0 && copyNs >= computeNs) return "transfer";
	return enqueueNs > ENQUEUE * computeNs ? "enqueue" : "compute";
}
function findUnstable(launches) {
	if (launches.length < MIN_LAUNCHES) return null;
	const medians = launches.map(({ p50Ns }) => p50Ns);
	const variation = standardDeviation(medians) / mean(medians);
	return variation > UNSTABLE ? variation : null;
}
// src/verdict/time/explain-time.ts
/** Where both arms spend their time, what limits the candidate, and which operators changed; null without a profile. */
function explainTime({ policy, baseline, candidate, filePrecision }) {
	const parts = computeTimeParts(candidate);
	if (parts === null) return null;
	const { placement, launches, enqueueNs = null } = candidate;
	const ownWaiting = mean(launches.map(({ waiting }) => waiting?.own ?? 0));
	const gpu = policy.runtime.providers[0] !== "cpu" ? diagnoseGpu(parts, {
		enqueueNs,
		launches
	}) : void 0;
	return {
		baseline: baseline === void 0 ? null : computeTimeParts(baseline),
		candidate: parts,
		diagnosis: diagnose(parts, {
			ownWaiting,
			placement,
			gpu
		}),
		...gpu && { gpu },
		operators: baseline === void 0 ? [] : compareOperators(baseline.placement, placement),
		execution: computeExecution(placement, filePrecision)
	};
}
/** Operators that multiply and add, which are the ones that a model's precision is for. */
const COMPUTES = /Conv|Gemm|MatMul|Attention|LSTM|GRU|Einsum/;
const CONVERTS = /^(Dynamic)?(Quantize|Dequantize)Linear$/;
const IS_INTEGER = /^u?int(2|4|8|16)$/;
/** Operators that compute in integers although their input is floating point. */
const QUANTIZES_ITSELF = /^DynamicQuantize|NBits$/;
const MAX_NAMED$2 = 3;
/**
* The precision that the runtime computed in, by the element type of each operator's first input. Shares are of all
* kernel time.
*
* @param file - What the model file declares; undefined if it was not inspected.
* @returns Null if nothing computes, or the runtime did not report types.
*/
function computeExecution(placement, file) {
	const known = placement.filter(({ precision }) => precision !== "");
	const computing = known.filter(({ operator }) => COMPUTES.test(operator));
	if (computing.length === 0) return null;
	const converting = known.filter(({ operator }) => CONVERTS.test(operator));
	const share = (rows) => rows.reduce((sum, row) => sum + row.timeShare, 0);
	const floating = computing.filter(({ operator, precision }) => !IS_INTEGER.test(precision) && !QUANTIZES_ITSELF.test(operator));
	return {
		filePrecision: file?.name ?? null,
		operators: [...computing.slice(0, MAX_NAMED$2), ...converting.slice(0, MAX_NAMED$2)].map(({ operator, precision, timeShare }) => ({
			operator,
			precision,
			timeShare
		})),
		isUnlikeFile: file?.isQuantized === true && share(floating) > share(computing) / 2
	};
}
// src/verdict/judge-model.ts
/** Judges every metric of one model. All rows are decided before the state, so no row hides another. */
function judgeModel(comparison) {
	const { policy, baseline, candidate } = comparison;
	const rows = METRIC_NAMES.flatMap((metric) => checkRow(metric, comparison) ?? []);
	const flips = baseline === void 0 ? null : compareOutcomes(baseline.outcomes, candidate.outcomes);
	return {
		state: stateOf(rows, baseline !== void 0),
		rows,
		slices: [...computeSlices(policy.task, baseline?.outcomes, candidate.outcomes)],
		...guessingOf(comparison),
		cost: costOf(comparison),
		...energyOf(comparison),
		placement: {
			baseline: [...baseline?.placement ?? []],
			candidate: [...candidate.placement]
		},
		time: explainTime(comparison),
		flips: flips && {
			rightToWrong: flips.rightToWrong,
			wrongToRight: flips.wrongToRight,
			...testFlips(flips, policy.review !== void 0)
		}
	};
}
/** The state of a model from its rows, worst first. A model without a judged row never passes. */
function stateOf(rows, hasBaseline) {
	const has = (state) => rows.some((row) => row.state === state);
	if (has("fail")) return "fail";
	if (!hasBaseline) return "no-baseline";
	if (has("inconclusive")) return "inconclusive";
	if (has("waived")) return "waived";
	return has("pass") ? "pass" : "error";
}
/** Without a limit on the score, nobody relies on it. */
function guessingOf({ policy, baseline, candidate }) {
	if (policy.limits["task-score"] === void 0) return {};
	const guess = findGuess(policy.task, (baseline ?? candidate).outcomes);
	if (guess === void 0) return {};
	return { guessing: {
		arm: baseline === void 0 ? "candidate" : "baseline",
		...guess
	} };
}
function costOf({ prices, policy, baseline, candidate }) {
	if (prices === void 0) return null;
	const parts = (arm) => {
		const { launches, outcomes } = arm;
		const joules = joulesPerRun(arm);
		if (launches.length === 0 || measuresPower(prices) && joules === void 0) return null;
		return computeCost(prices, {
			machineNs: mean(launches.map(({ machineNs }) => machineNs)),
			batch: policy.traffic.batch,
			reviewRate: reviewRate(outcomes),
			joules,
			tokens: tokensOf(arm)
		});
	};
	const own = parts(candidate);
	return own && {
		baseline: baseline === void 0 ? null : parts(baseline),
		candidate: own
	};
}
/** Empty if no energy was measured. */
function energyOf({ policy, baseline, candidate }) {
	const { energy } = candidate;
	if (energy === void 0 || energy.how === null) return {};
	const per1000 = (joules) => joules === void 0 ? null : 1e3 * joules / policy.traffic.batch;
	const of = (arm) => ({
		grossJPer1000: per1000(joulesPerRun(arm)),
		netJPer1000: per1000(netJoulesPerRun(arm))
	});
	return { energy: {
		how: energy.how,
		idleW: energy.idleW,
		baseline: baseline?.energy === void 0 ? null : of(baseline),
		candidate: of(candidate)
	} };
}
/** Tests the flips and, with a review rule, the items that moved between machine and human review. */
function testFlips(changes, hasReview) {
	const [newlyReviewed, noLongerReviewed] = [changes.newlyReviewed.length, changes.noLongerReviewed.length];
	return {
		mcnemarP: mcnemarP(changes.rightToWrong.length, changes.wrongToRight.length),
		...hasReview && { review: {
			newlyReviewed,
			noLongerReviewed,
			mcnemarP: mcnemarP(newlyReviewed, noLongerReviewed)
		} }
	};
}
/**
* A candidate that could not be measured fails every limit, because a limited metric without a figure fails. A missing
* provider says nothing about the model, so then no limit is judged.
*/
function judgeFailure(policy, failure) {
	const { kind, message } = failure;
	if (kind === "no-provider") return judgeNothing("no-provider");
	const rows = METRIC_NAMES.flatMap((metric) => {
		const limit = policy.limits[metric];
		if (limit === void 0) return [];
		const why = {
			kind: "failed",
			failure: kind,
			message
		};
		return [{
			...emptyRow(metric),
			metric,
			limit,
			state: "fail",
			reasons: [{
				kind: "not-measured",
				why
			}]
		}];
	});
	return {
		...judgeNothing("fail"),
		rows
	};
}
/** A judgement without rows. */
function judgeNothing(state) {
	return {
		state,
		rows: [],
		slices: [],
		cost: null,
		placement: {
			baseline: [],
			candidate: []
		},
		time: null,
		flips: null
	};
}
// src/policy/diff/limit-effect.ts
/** Values of keys that a limit leaves out. */
const LIMIT_DEFAULTS = {
	decide: "point",
	floor: 0
};
/**
* The direction in which a key lets more through, and the value that an absent key amounts to: without a floor every
* increase counts, without a bound none does.
*/
const LOOSER = {
	"max-increase": {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	"max-drop": {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	max: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	min: {
		direction: -1,
		absent: Number.NEGATIVE_INFINITY
	},
	floor: {
		direction: 1,
		absent: 0
	},
	ttft: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	tpot: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	},
	latency: {
		direction: 1,
		absent: Number.POSITIVE_INFINITY
	}
};
/**
* How another value of one key changes a limit. `loosened` lets more through; `changed` cannot be
* ordered, such as 10% and 0.5 ms. The values must differ.
*/
function limitEffect(key, before, after) {
	if (key === "decide") return after === "confident" ? "tightened" : "loosened";
	if (!(key in LOOSER)) return "changed";
	if (isBound(before) && isBound(after) && before.kind !== after.kind) return "changed";
	const { direction, absent } = LOOSER[key];
	const amount = (value) => isBound(value) ? value.value : Number(value ?? absent);
	return direction * amount(after) <= direction * amount(before) ? "tightened" : "loosened";
}
/** Whether a key's value is a bound on a change rather than an amount. */
const isBound = (value) => typeof value === "object" && value !== null;
// src/policy/format-limit.ts
/** The value of one key of a limit, in policy notation. */
function describeLimitValue(metric, key, value) {
	const unit = FAST_ENOUGH.some((each) => each === key) ? "ns" : METRICS$1[metric].unit;
	if (isBound(value)) return describeBound(value, unit);
	return typeof value === "number" ? describeAmount(value, unit) : value;
}
/** A bound in policy notation: "10%", "1pp", "0.5ms". */
function describeBound(bound, unit) {
	switch (bound.kind) {
		case "relative": return `${trim(bound.value * 100)}%`;
		case "points": return `${trim(bound.value * 100)}pp`;
		case "absolute": return describeAmount(bound.value, unit);
	}
}
/** An amount in policy notation: "0.05ms", "16MiB". */
function describeAmount(value, unit) {
	switch (unit) {
		case "ns": return value >= 1e9 ? `${trim(value / 1e9)}s` : `${trim(value / 1e6)}ms`;
		case "bytes": return value >= 2 ** 30 ? `${trim(value / 2 ** 30)}GiB` : `${trim(value / 2 ** 20)}MiB`;
		case "USD": return `${trim(value)} USD`;
		case "J": return value >= 1e3 ? `${trim(value / 1e3)}kJ` : `${trim(value)}J`;
		case "share": return `${trim(value * 100)}%`;
		case "tokens": return `${trim(value)} tokens`;
		case "tokens/s":
		case "items/s": return `${trim(value)}/s`;
		case "score": return trim(value);
	}
}
/** Twelve digits: more than any limit that a person writes, and few enough to hide rounding errors. */
const trim = (value) => String(Number(value.toPrecision(12)));
/** The keys that say which requests count as goodput, in ns. */
const FAST_ENOUGH = [
	"ttft",
	"tpot",
	"latency"
];
/** A limit in policy notation: "max-increase 10% (floor 0.05ms), max 20ms". */
function describeLimit(metric, limit) {
	const { unit } = METRICS$1[metric];
	const floor = limit.floor === void 0 ? "" : ` (floor ${describeAmount(limit.floor, unit)})`;
	const bound = (name, value) => value === void 0 ? [] : [`${name} ${describeBound(value, unit)}${floor}`];
	const amount = (name, value) => value === void 0 ? [] : [`${name} ${describeAmount(value, unit)}`];
	return [
		...bound("max-increase", limit["max-increase"]),
		...bound("max-drop", limit["max-drop"]),
		...amount("max", limit.max),
		...amount("min", limit.min),
		...FAST_ENOUGH.flatMap((key) => limit[key] === void 0 ? [] : [`${key} ${describeAmount(limit[key], "ns")}`])
	].join(", ");
}
// src/git/git.ts
const execute = promisify(execFile);
/** Enough for the record of a large regression set or a history of many years. */
const MAX_OUTPUT_BYTES = 2 ** 28;
/** Git without a shell or prompt, with a deadline of 60 s per command and additional environment variables. */
function gitIn(directory, settings = {}) {
	return async (...args) => {
		const { stdout } = await execute("git", args, {
			cwd: directory,
			timeout: 6e4,
			maxBuffer: MAX_OUTPUT_BYTES,
			env: gitEnvironment([], settings)
		});
		return stdout;
	};
}
let own = {
	config: [],
	env: {}
};
/**
* Sets configuration and variables for all further git commands of this process and for what they start, such as git-lfs.
* They are only in the environment of these commands, never on a command line or in a file.
*/
function configureGit(settings) {
	own = settings;
}
/** The environment of a git command: this process's own, {@link configureGit}'s, and what is given. */
function gitEnvironment(config, settings = {}) {
	const taken = Number(process.env["GIT_CONFIG_COUNT"] ?? 0) || 0;
	const entries = [...own.config, ...config];
	const numbered = entries.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${taken + index}`, key], [`GIT_CONFIG_VALUE_${taken + index}`, value]]);
	return {
		...process.env,
		...entries.length > 0 && { GIT_CONFIG_COUNT: String(taken + entries.length) },
		...Object.fromEntries(numbered),
		...own.env,
		...settings,
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	};
}
const NOT_INSTALLED = "git is not installed";
/** Lines that say why git failed. The first kind says most: why a server refused a push. */
const REASONS$1 = [
	/^remote: (error: .*)/,
	/^ ! (\[remote rejected\] .*)/,
	/^((?:fatal|error):.*)/
];
/** Git's error message, in one line. */
function gitFailure(error) {
	if (isMissingGit(error)) return NOT_INSTALLED;
	const { stderr, message } = error;
	const lines = (stderr || message || String(error)).trim().split("\n");
	const [reason] = REASONS$1.flatMap((pattern) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []));
	return (reason ?? lines[0] ?? "no reason given").trim().slice(0, 300);
}
/** Node reports a missing working directory in the same way; callers have checked theirs. */
const isMissingGit = (error) => {
	const { code, path } = error;
	return code === "ENOENT" && path === "git";
};
/**
* What to do about a failure of git, by its cause.
*
* @param otherwise - Unless git is missing, refuses the checkout, or there is none.
*/
function gitRemedy(error, otherwise) {
	if (isMissingGit(error)) return INSTALL_GIT;
	const { stderr = "" } = error;
	return REMEDIES.find(([cause]) => cause.test(stderr))?.[1] ?? otherwise;
}
const INSTALL_GIT = "Install git in the container before actions/checkout runs: without git, that step downloads the files without their history.";
/** In the order in which they are tried. */
const REMEDIES = [
	[/dubious ownership/, "The checkout belongs to another user. Before the gate, run: git config --global --add safe.directory \"$GITHUB_WORKSPACE\""],
	[/not a git repository/, "Check out with actions/checkout before the gate, in a container after git is installed. If the checkout has a `path`, begin the policy’s path with it."],
	[/could not read (?:Username|Password)|Authentication failed|terminal prompts disabled/i, "Git may not read the repository: give the job `contents: read` and the gate a github-token."]
];
/**
* Lists a commit and its first-parent ancestors, that is, the branch before each merge; nearest first.
*
* @returns At most 1 + {@link MAX_ANCESTORS} full SHAs; fewer if the history ends, or if a shallow clone does. `isCut` is true
*   for the latter.
* @throws {Error} If git does not have the commit.
*/
async function listFirstParents(git, commit) {
	const count = 21;
	const ancestors = (await git("rev-list", "--first-parent", `--max-count=${count}`, "--end-of-options", commit)).trim().split("\n");
	if (ancestors.length === count) return {
		ancestors,
		isCut: false
	};
	return {
		ancestors,
		isCut: (await git("rev-parse", "--is-shallow-repository")).trim() === "true"
	};
}
// src/git/git-tree.ts
/** Name of a file at a commit in errors: "models/m.onnx at commit abc1234". */
const placeAtCommit = (path, commit) => `${path} at commit ${commit.slice(0, 7)}`;
const POINTER_BYTES = 64;
/**
* Reads the object id at a path of a commit: a hash of the file's or folder's content.
*
* @returns Undefined if the commit does not have the path, or the path is outside the repository.
* @throws {Error} If the commit or the repository does not exist.
*/
async function readObjectId({ folder, path, commit }) {
	const git = gitIn(folder);
	const place = await pathInRepository(folder, path);
	if (place === void 0) return void 0;
	await expectCommit(git, commit);
	if (place === "") return (await git("rev-parse", "--verify", `${commit}^{tree}`)).trim();
	const listed = await git("ls-tree", "--full-tree", "-z", "--end-of-options", commit, place);
	return /^\d+ \w+ ([0-9a-f]+)\t/.exec(listed)?.[1];
}
/**
* Copies a file or folder of a commit into `directory`. Files keep their paths relative to the root of the repository.
*
* @throws {Error} If git fails: no such commit, no repository, objects that were never fetched.
*/
async function exportFromCommit(place, directory) {
	const git = gitIn(place.folder);
	const path = await pathInRepository(place.folder, place.path);
	if (path === void 0) return { state: "outside-repository" };
	await expectCommit(git, place.commit);
	const blobs = await listBlobs(git, place.commit, path);
	if (blobs.length === 0) return { state: "absent" };
	for (const { object, path: name } of blobs) {
		const file = join(directory, name);
		if (relative(directory, file).startsWith("..")) throw new Error(`a tree with the path ${name}`);
		await writeObject(place.folder, [
			"blob",
			"--end-of-options",
			object
		], file);
		if (!await isPointer(file)) continue;
		const message = await fetchFromLfs(place, name, file);
		if (await isPointer(file)) return {
			state: "in-lfs",
			message
		};
	}
	return {
		state: "found",
		file: join(directory, path)
	};
}
/**
* Replaces a Git LFS pointer with the file that git-lfs fetches, as a checkout does.
*
* @returns Why it failed; null if nothing said so. The pointer is then still there.
*/
async function fetchFromLfs({ folder, commit }, name, file) {
	const fetched = `${file}.lfs`;
	try {
		const config = await lfsSettings(gitIn(folder));
		await writeObject(folder, ["--filters", `${commit}:${name}`], fetched, config);
		await rename(fetched, file);
		return null;
	} catch (error) {
		return lfsFailure(error);
	}
}
/** `git lfs install` writes these, as does actions/checkout with `lfs: true`. */
const LFS_FILTER = [["filter.lfs.smudge", "git-lfs smudge -- %f"], ["filter.lfs.required", "true"]];
/** The filter of git-lfs, unless the checkout has its own. */
async function lfsSettings(git) {
	return await git("config", "--get-regexp", "^filter\\.lfs\\.(process|smudge)$").catch(() => "") === "" ? LFS_FILTER : [];
}
/** What git-lfs said; git itself only says that the filter failed. */
function lfsFailure(error) {
	const { stderr = "" } = error;
	return (stderr.split("\n").map((line) => line.trim()).find((line) => /smudge error|batch response|not found|error downloading/i.test(line)) ?? gitFailure(error)).slice(0, 300);
}
/** Text of a small file at a commit; undefined if the commit does not have it. Throws like {@link exportFromCommit}. */
async function readTextAt({ folder, path, commit }) {
	const object = await readObjectId({
		folder,
		path,
		commit
	});
	return object === void 0 ? void 0 : gitIn(folder)("cat-file", "blob", "--end-of-options", object);
}
/**
* Whether git tracks a file of the work tree (committed or staged). Outside a repository, and without git, it does not.
*
* @throws {InfrastructureError} If git cannot say: that never counts as "untracked".
*/
async function isTracked(folder, path) {
	const place = isAbsolute(path) ? relative(folder, path) : path;
	try {
		return await gitIn(folder)("ls-files", "-z", "--", `:(literal)${place}`) !== "";
	} catch (error) {
		if (isMissingGit(error) || OUTSIDE.test(error.stderr ?? "")) return false;
		throw new InfrastructureError(`${path}: expected git to say whether it tracks the file, got: ${gitFailure(error)}.`, gitRemedy(error, "Check that the checkout is complete, then run again."), { cause: error });
	}
}
const OUTSIDE = /not a git repository|is outside repository|outside of the repository/;
/** Path relative to the root of the repository; empty for the root, undefined outside. It need not exist. */
async function pathInRepository(folder, path) {
	const prefix = (await gitIn(folder)("rev-parse", "--show-prefix")).replace(/\n$/, "");
	const below = isAbsolute(path) ? relative(folder, path) : path;
	const place = posix.join(prefix, below.split(sep).join("/")).replace(/\/$/, "");
	if (place === ".") return "";
	return place === ".." || place.startsWith("../") ? void 0 : place;
}
async function expectCommit(git, commit) {
	await git("cat-file", "-e", "--end-of-options", `${commit}^{commit}`);
}
async function listBlobs(git, commit, path) {
	return [...(await git("ls-tree", "-r", "--full-tree", "-z", "--end-of-options", commit, ...path === "" ? [] : [path])).matchAll(/\d+ blob ([0-9a-f]+)\t([^\0]+)\0/g)].map(([, object = "", name = ""]) => ({
		object,
		path: name
	}));
}
async function isPointer(file) {
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(POINTER_BYTES) });
		return isGitLfsPointer(buffer.subarray(0, bytesRead));
	} finally {
		await handle.close();
	}
}
/** For one file, which git-lfs may have to download. */
const TRANSFER_MS = 9e5;
/** Objects may be larger than any buffer, so git writes straight into the file. */
async function writeObject(folder, words, file, config = []) {
	await mkdir(dirname(file), { recursive: true });
	const child = spawn("git", ["cat-file", ...words], {
		cwd: folder,
		env: gitEnvironment(config),
		timeout: TRANSFER_MS,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	let stderr = "";
	child.stderr.setEncoding("utf8").on("data", (text) => {
		stderr = (stderr + text).slice(-4096);
	});
	const exited = new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", resolve);
	});
	await pipeline(child.stdout, createWriteStream(file));
	if (await exited === 0) return;
	await rm(file, { force: true });
	throw Object.assign(/* @__PURE__ */ new Error(`git cat-file ${words.join(" ")} failed`), { stderr });
}
// src/inspect/model-inspection.ts
/** A dynamic axis with its name, if any, or a fixed axis with its size. */
const batchAxisSchema = discriminatedUnion("isDynamic", [strictObject({
	isDynamic: literal(true),
	name: string().nullable()
}), strictObject({
	isDynamic: literal(false),
	size: number()
})]);
// src/inspect/precision/precision.ts
const count$8 = int().nonnegative();
/**
* How an operator computes. `float`: in the type of its weights; `qdq`: between DequantizeLinear and QuantizeLinear;
* `qoperator`: directly on integers; `dynamic`: the scale of its inputs is computed in each run; `weight-only`: weights are
* stored in a smaller type than they are computed in.
*/
const SCHEMES = [
	"float",
	"qdq",
	"qoperator",
	"dynamic",
	"weight-only"
];
/** How many weights share a scale: a whole tensor, a channel, or a block of this many. */
const granularitySchema = union([_enum([
	"tensor",
	"channel",
	"unknown"
]), number()]);
/** Operators that compute in the same way. */
const precisionShareSchema = strictObject({
	scheme: _enum(SCHEMES),
	/** For example `float32`, `int8` (signed or unsigned), `int4`, `float8e4m3fn`. */
	element: string(),
	operators: count$8,
	weightBytes: number().nonnegative(),
	/** Without duplicates. */
	granularities: array(granularitySchema),
	/** Absent if unknown. */
	symmetry: _enum([
		"symmetric",
		"asymmetric",
		"mixed"
	]).optional(),
	/** Element types of quantized inputs, without duplicates. */
	activations: array(string()),
	/** Operators that unpack compactly stored weights, without duplicates. */
	storedFor: array(string())
});
/** The precision of a model's heavy arithmetic. */
const precisionSchema = strictObject({
	/** The share that represents the model; absent if mixed or without heavy arithmetic. */
	main: precisionShareSchema.optional(),
	/** Largest first. Covers operators with weights, or all operators if none has weights. */
	shares: array(precisionShareSchema),
	/** Number of operators in all shares. */
	operators: count$8,
	/** Bytes of weights in all shares. */
	weightBytes: number().nonnegative()
});
/** Short name of a model's precision: `float32`, `int8 QDQ + float32` if mixed, `none` without matrix products. */
function precisionName({ main, shares }) {
	if (shares.length === 0) return "none";
	return main === void 0 ? [...new Set(shares.map(shareName))].join(" + ") : shareName(main);
}
const SCHEME_NAMES = {
	qdq: "QDQ",
	qoperator: "QOperator",
	dynamic: "dynamic",
	"weight-only": "weight-only"
};
/** Short name of one way to compute: `float32`, `int8 QDQ`, `int4 weight-only`. */
function shareName({ scheme, element }) {
	return scheme === "float" ? element : `${element} ${SCHEME_NAMES[scheme]}`;
}
const INTEGER_SCHEMES = [
	"qdq",
	"qoperator",
	"dynamic"
];
const INTEGER_ELEMENTS = ["int4", "int8"];
/**
* Whether all or part of a model's heavy arithmetic is in integers, according to its file. Weight-only formats do not count,
* because they compute in floating point.
*/
function isQuantized({ main, shares }) {
	return (main === void 0 || main.scheme === "float" ? shares : [main]).some(({ scheme, element }) => INTEGER_SCHEMES.includes(scheme) && INTEGER_ELEMENTS.includes(element));
}
// src/inspect/sparsity/sparsity.ts
const count$7 = int().nonnegative();
const share$3 = number();
/** Zeros in the weights of operators with heavy arithmetic. */
const sparsitySchema = strictObject({
	/** `unknown` if no weight could be read. */
	form: _enum([
		"dense",
		"unstructured",
		"2:4",
		"unknown"
	]),
	/** Share of zeros among the sampled elements, 0..1; absent if none could be read. */
	zeroShare: share$3.optional(),
	twoOfFour: strictObject({
		/** Weights in which every sampled group of four has two zeros. */
		tensors: count$7,
		/** Weights with groups of four along the summed axis. */
		eligibleTensors: count$7,
		/** Share of the elements of `eligibleTensors`, 0..1. For matrix products it equals the share of the arithmetic. */
		share: share$3
	}),
	/** Weights in sparse storage; the runtime expands them on load. */
	sparseInitializers: count$7,
	/** Bytes of weights read; fewer than the precision's `weightBytes` if sampled. */
	lookedBytes: number().nonnegative(),
	isSampled: boolean()
});
// src/inspect/diff/change.ts
/** Kinds of change between two arms. A comparison is only conclusive if a single kind changed. */
const CHANGE_HEADS = [
	"weights",
	"precision",
	"sparsity",
	"graph",
	"signature",
	"runtime-version",
	"provider",
	"session-options",
	"artifact",
	"server",
	"dataset",
	"pre-processing",
	"traffic",
	"hardware",
	"limits"
];
const count$6 = int().nonnegative();
/** Number of occurrences of an operator. */
const operatorCount = strictObject({
	operator: string(),
	before: count$6,
	after: count$6
});
/** Element type and shape of an input or output. */
const tensorTypeSchema = strictObject({
	dtype: string(),
	/** Per axis a size, a name, or null if unnamed; null instead of the list if the rank is unknown. */
	shape: array(union([
		number(),
		string(),
		_null()
	])).nullable(),
	/** Number of further axes that `shape` omits. */
	moreAxes: count$6
});
const valueChangeSchema = strictObject({
	kind: _enum(["input", "output"]),
	name: string(),
	/** Null for a new one. */
	before: tensorTypeSchema.nullable(),
	/** Null for a removed one. */
	after: tensorTypeSchema.nullable()
});
/**
* One change in a model file. Names come from the models and are truncated by {@link recordedName}; lists only have the first
* few entries.
*/
const MODEL_CHANGES = [
	strictObject({
		kind: literal("weights-retrained"),
		head: literal("weights"),
		changed: count$6,
		of: count$6,
		isSampled: boolean()
	}),
	strictObject({
		kind: literal("weights-partly-changed"),
		head: literal("weights"),
		changed: count$6,
		of: count$6,
		names: array(string()),
		isSampled: boolean()
	}),
	strictObject({
		kind: literal("weights-renamed"),
		head: literal("weights"),
		tensors: count$6
	}),
	strictObject({
		kind: literal("weights-other"),
		head: literal("weights")
	}),
	strictObject({
		kind: literal("precision"),
		head: literal("precision"),
		before: precisionSchema,
		after: precisionSchema,
		ends: array(_enum(["inputs", "outputs"]))
	}),
	strictObject({
		kind: literal("recalibrated"),
		head: literal("precision")
	}),
	strictObject({
		kind: literal("sparsity"),
		head: literal("sparsity"),
		before: sparsitySchema,
		after: sparsitySchema
	}),
	strictObject({
		kind: literal("operators"),
		head: literal("graph"),
		operators: array(operatorCount).min(1),
		moreOperators: count$6,
		isOptimizedOffline: boolean()
	}),
	strictObject({
		kind: literal("rewired"),
		head: literal("graph"),
		isOptimizedOffline: boolean()
	}),
	strictObject({
		kind: literal("graph-constants"),
		head: literal("graph")
	}),
	strictObject({
		kind: literal("opset"),
		head: literal("graph"),
		before: number().nullable(),
		after: number().nullable()
	}),
	strictObject({
		kind: literal("signature"),
		head: literal("signature"),
		batchAxis: strictObject({
			before: batchAxisSchema.nullable(),
			after: batchAxisSchema.nullable()
		}).nullable(),
		values: array(valueChangeSchema).min(1),
		moreValues: count$6
	})
];
discriminatedUnion("kind", MODEL_CHANGES);
const MAX_NAME = 80;
/** Truncates a model's name to 80 UTF-16 units plus "…". */
function recordedName(name) {
	return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
// src/verdict/changes.ts
const metric$5 = _enum(METRIC_NAMES);
/** A difference between the arms, in the model file or in the settings. */
const changeSchema = discriminatedUnion("kind", [
	...MODEL_CHANGES,
	strictObject({
		kind: literal("setting"),
		head: _enum([
			"runtime-version",
			"provider",
			"session-options",
			"server",
			"traffic"
		]),
		name: string(),
		before: string().nullable(),
		after: string().nullable()
	}),
	strictObject({
		kind: literal("served-artifact"),
		head: literal("artifact"),
		files: array(string()),
		of: int().nonnegative(),
		sizes: strictObject({
			before: number(),
			after: number()
		})
	}),
	strictObject({
		kind: literal("program"),
		head: literal("server"),
		files: array(string()),
		of: int().nonnegative()
	}),
	strictObject({
		kind: literal("limit"),
		head: literal("limits"),
		metric: metric$5,
		before: limitSchema.nullable(),
		after: limitSchema.nullable()
	})
]);
/** These never distinguish the arms: both are measured with the candidate's. */
const SHARED_HEADS = [
	"dataset",
	"pre-processing",
	"traffic",
	"hardware",
	"limits"
];
/**
* The heads under which the arms differ, each once. With more than one, no row shows which of them made it better or
* worse.
*/
function changedHeads(changes) {
	return [...new Set(changes.map(({ head }) => head))].filter((head) => !SHARED_HEADS.includes(head));
}
const RUNTIME_HEADS = {
	version: "runtime-version",
	providers: "provider",
	"intra-op-threads": "session-options",
	"graph-optimization": "session-options",
	"memory-arena": "session-options",
	"memory-pattern": "session-options",
	"strict-placement": "session-options"
};
const TRAFFIC_KEYS = [
	"scenario",
	"batch",
	"streams",
	"samples-per-query",
	"rate-per-second",
	"load"
];
/** Differences between the settings of two arms, one change per key. */
function compareSettings(baseline, candidate) {
	return [
		...compareServers(baseline.engine, candidate.engine),
		...entriesOf(RUNTIME_HEADS).flatMap(([key, head]) => compareValue({
			head,
			name: key,
			before: baseline.runtime[key],
			after: candidate.runtime[key]
		})),
		...TRAFFIC_KEYS.flatMap((key) => compareValue({
			head: "traffic",
			name: key,
			before: baseline.traffic[key],
			after: candidate.traffic[key]
		})),
		...METRIC_NAMES.flatMap((name) => compareLimit(name, baseline.limits[name], candidate.limits[name]))
	];
}
/** Empty unless both are servers. */
function compareServers(baseline, candidate) {
	if (baseline?.kind !== "server" || candidate?.kind !== "server") return [];
	const [before, after] = changedArguments(baseline.start ?? [], candidate.start ?? []);
	return [...compareValue({
		head: "server",
		name: "start",
		before,
		after
	}), ...compareValue({
		head: "server",
		name: "model-name",
		before: baseline["model-name"],
		after: candidate["model-name"]
	})];
}
/** The arguments in which two command lines differ, with the one before them, which often names the option. */
function changedArguments(before, after) {
	const most = Math.min(before.length, after.length);
	const count = (isAlike, limit) => {
		let alike = 0;
		while (alike < limit && isAlike(alike)) alike += 1;
		return alike;
	};
	const atStart = count((index) => before[index] === after[index], most);
	const atEnd = count((index) => before.at(-1 - index) === after.at(-1 - index), most - atStart);
	const part = (words) => words.slice(Math.max(0, atStart - 1), words.length - atEnd).join(" ");
	return [part(before), part(after)];
}
const entriesOf = (record) => Object.entries(record);
function compareValue({ head, name, ...values }) {
	const [before, after] = [valueText$2(values.before), valueText$2(values.after)];
	return before === after ? [] : [{
		kind: "setting",
		head,
		name,
		before,
		after
	}];
}
const valueText$2 = (value) => value === void 0 ? null : String(value);
function compareLimit(name, before, after) {
	if (limitKey(before) === limitKey(after)) return [];
	return [{
		kind: "limit",
		head: "limits",
		metric: name,
		before: before ?? null,
		after: after ?? null
	}];
}
/** Equal for limits that allow the same values; `point` is the default of `decide`. */
function limitKey(limit) {
	if (limit === void 0) return "";
	const { decide = "point", floor = 0 } = limit;
	return JSON.stringify([
		limit["max-increase"],
		limit["max-drop"],
		limit.max,
		limit.min,
		floor,
		decide
	]);
}
// src/git/git-artifact.ts
/** Why git cannot provide the model of an existing commit. */
const gitProblemSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("outside-repository") }),
	strictObject({
		kind: literal("in-lfs"),
		message: string().optional()
	}),
	strictObject({
		kind: literal("external-data"),
		location: string(),
		why: _enum([
			"absent",
			"outside-repository",
			"in-lfs"
		]),
		message: string().optional()
	}),
	strictObject({
		kind: literal("failed"),
		message: string()
	})
]);
/**
* Extracts a model from a commit: a file or folder and, of an ONNX model, its external data.
*
* @param to.directory - Target folder; files keep their paths relative to the root of the repository.
*/
async function readGitArtifact(place, { directory, isOnnx }) {
	try {
		const model = await exportFromCommit(place, directory);
		if (model.state === "absent") return model;
		if (model.state === "outside-repository") return {
			state: "unavailable",
			problem: { kind: model.state }
		};
		if (model.state === "in-lfs") return {
			state: "unavailable",
			problem: {
				kind: "in-lfs",
				...saidBy(model)
			}
		};
		if (!isOnnx) return model;
		const facts = await readModel(model.file, placeAtCommit(place.path, place.commit));
		for (const location of facts.externalData) {
			const path = join(dirname(place.path), location);
			const data = await exportFromCommit({
				...place,
				path
			}, directory);
			if (data.state === "found") continue;
			return {
				state: "unavailable",
				problem: {
					kind: "external-data",
					location,
					why: data.state,
					...saidBy(data)
				}
			};
		}
		return model;
	} catch (error) {
		return {
			state: "unavailable",
			problem: {
				kind: "failed",
				message: gitFailure(error)
			}
		};
	}
}
/** What git-lfs said, if it said anything. */
function saidBy(exported) {
	return exported.state === "in-lfs" && exported.message !== null ? { message: exported.message } : {};
}
const DEFAULT_BRANCHES = [
	"origin/HEAD",
	"origin/main",
	"origin/master",
	"main",
	"master"
];
/** Merge base of a folder's checkout with the default branch; undefined outside a repository. */
async function findMergeBase(directory) {
	const git = gitIn(directory);
	for (const branch of DEFAULT_BRANCHES) {
		const base = await git("merge-base", "--end-of-options", "HEAD", branch).catch(() => "");
		if (base !== "") return base.trim();
	}
}
/** Checked-out commit of the repository around a folder; undefined outside a repository. */
async function readHeadCommit(directory) {
	return (await gitIn(directory)("rev-parse", "--verify", "--end-of-options", "HEAD").catch(() => "")).trim() || void 0;
}
// src/records/store-fact.ts
/** Identifies a store. */
const storeNameSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("actions-cache") }),
	strictObject({
		kind: literal("directory"),
		path: string()
	}),
	strictObject({
		kind: literal("branch"),
		name: string()
	})
]);
const seconds = number().positive();
const path$1 = string();
/** Key of an entry of the Actions cache. */
const entry = string();
/** Full ref, such as `refs/pull/7/merge`. */
const ref = string();
/** Error code of the operating system, such as `EACCES`. */
const code = string();
/** Text from git, the server or a parser: quoted, never parsed. */
const message$2 = string();
/** What a store could not do, or why its content is not used. */
const storeProblemSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("no-answer"),
		seconds
	}),
	strictObject({
		kind: literal("failed"),
		message: message$2
	}),
	strictObject({
		kind: literal("bad-name"),
		modelId: string()
	}),
	strictObject({ kind: literal("no-commit") }),
	strictObject({ kind: literal("accepted-record-stays") }),
	strictObject({ kind: literal("not-default-branch") }),
	strictObject({
		kind: literal("written-by-change"),
		path: path$1
	}),
	strictObject({
		kind: literal("not-a-folder"),
		path: path$1
	}),
	strictObject({
		kind: literal("not-a-file"),
		path: path$1
	}),
	strictObject({
		kind: literal("empty-file"),
		path: path$1
	}),
	strictObject({
		kind: literal("too-large"),
		path: path$1
	}),
	strictObject({
		kind: literal("unreadable"),
		path: path$1,
		code
	}),
	strictObject({
		kind: literal("unwritable"),
		path: path$1,
		code
	}),
	strictObject({
		kind: literal("outrun"),
		branch: string(),
		times: int().positive(),
		message: message$2
	}),
	strictObject({
		kind: literal("push-dropped"),
		branch: string(),
		path: path$1
	}),
	strictObject({ kind: literal("not-offered") }),
	strictObject({
		kind: literal("cache-mode"),
		mode: string(),
		forbids: _enum(["read", "write"])
	}),
	strictObject({ kind: literal("default-branch-unknown") }),
	strictObject({
		kind: literal("not-listed"),
		message: message$2
	}),
	strictObject({ kind: literal("list-not-offered") }),
	strictObject({
		kind: literal("unlisted"),
		entry
	}),
	strictObject({ kind: literal("turned-off") }),
	strictObject({
		kind: literal("of-another-ref"),
		entry,
		ref,
		wanted: ref
	}),
	strictObject({
		kind: literal("shadowed"),
		entry,
		ref
	}),
	strictObject({
		kind: literal("not-restored"),
		entry
	}),
	strictObject({
		kind: literal("no-record"),
		entry
	}),
	strictObject({
		kind: literal("wrong-record"),
		entry
	}),
	strictObject({
		kind: literal("not-saved"),
		entry
	}),
	strictObject({ kind: literal("no-gnu-tar") })
]);
/** How a save ended. `place`: name of the entry, file or commit. */
const savedSchema = discriminatedUnion("state", [strictObject({
	state: literal("saved"),
	store: storeNameSchema,
	place: string()
}), strictObject({
	state: literal("not-saved"),
	store: storeNameSchema,
	problem: storeProblemSchema
})]);
// src/records/baseline-fact.ts
/** Full SHA. */
const commit$1 = string();
/** By how many commits a commit precedes another; absent if it is that commit itself. */
const before = strictObject({
	commits: int().positive(),
	of: commit$1
});
/** Where the baseline's model or figures came from. */
const baselineSourceSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("git"),
		commit: commit$1,
		before: before.optional()
	}),
	strictObject({
		kind: literal("record"),
		commit: commit$1.nullable(),
		recordedAt: string(),
		store: storeNameSchema,
		before: before.optional()
	}),
	strictObject({
		kind: literal("named"),
		path: string(),
		recordOf: commit$1.nullable().optional()
	}),
	strictObject({ kind: literal("same-model") }),
	strictObject({ kind: literal("untrusted") })
]);
/** Why there is nothing to compare with. */
const noBaselineSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("measured-alone") }),
	strictObject({
		kind: literal("new-model"),
		commit: commit$1.nullable()
	}),
	strictObject({
		kind: literal("none-accepted"),
		commit: commit$1,
		state: string(),
		ancestors: int().nonnegative(),
		from: commit$1
	}),
	strictObject({ kind: literal("no-commit") }),
	strictObject({
		kind: literal("git-failed"),
		commit: commit$1,
		problem: gitProblemSchema
	}),
	strictObject({
		kind: literal("recorded-elsewhere"),
		commit: commit$1
	}),
	strictObject({
		kind: literal("not-in-git"),
		path: string()
	}),
	strictObject({ kind: literal("untrusted") })
]);
/** Why a stored record is not used. */
const unusedRecordSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("of-another"),
		modelId: string(),
		commit: commit$1.nullable(),
		wantedModelId: string(),
		wantedCommit: commit$1.nullable()
	}),
	strictObject({ kind: literal("not-accepted") }),
	strictObject({ kind: literal("not-measured") }),
	strictObject({
		kind: literal("unreadable"),
		message: string()
	}),
	strictObject({
		kind: literal("store"),
		problem: storeProblemSchema
	})
]);
/** Notes on the chosen commit, and on places that had no answer. */
const baselineNoteSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("earlier-reference"),
		refused: commit$1,
		state: string(),
		reference: commit$1,
		before
	}),
	strictObject({
		kind: literal("store-unavailable"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("acceptance-unknown"),
		store: storeNameSchema,
		problem: storeProblemSchema,
		isReferenceUnsure: literal(true).optional()
	}),
	strictObject({
		kind: literal("record-unused"),
		store: storeNameSchema,
		why: unusedRecordSchema
	}),
	strictObject({
		kind: literal("record-of-another-file"),
		store: storeNameSchema,
		recorded: commit$1.nullable(),
		commit: commit$1
	}),
	strictObject({
		kind: literal("commit-not-fetched"),
		commit: commit$1,
		message: string()
	}),
	strictObject({
		kind: literal("settings-unknown"),
		commit: commit$1,
		message: string()
	})
]);
// src/records/difference.ts
/** Element type and number of dimensions; null if the model leaves it open. */
const inputType = strictObject({
	dtype: string(),
	rank: int().nonnegative().nullable()
});
/** The first inputs or outputs of a model, by name, and the number of others. */
const signature = strictObject({
	tensors: array(tensorTypeSchema.extend({ name: string() })),
	more: int().nonnegative()
});
/** Why two arms cannot be compared. */
const differenceSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("field"),
		field: string(),
		baseline: string().nullable(),
		candidate: string().nullable()
	}),
	strictObject({
		kind: literal("input"),
		name: string(),
		baseline: inputType.nullable(),
		candidate: inputType.nullable()
	}),
	strictObject({
		kind: literal("signature"),
		of: _enum(["inputs", "outputs"]),
		baseline: signature,
		candidate: signature
	}),
	strictObject({ kind: literal("figures-only") }),
	strictObject({
		kind: literal("several-changes"),
		heads: array(_enum(CHANGE_HEADS))
	}),
	strictObject({
		kind: literal("changes-unknown"),
		why: _enum(["no-baseline-file", "too-large-to-inspect"])
	}),
	strictObject({ kind: literal("untrusted") })
]);
// src/records/acceptance.ts
const metric$4 = _enum(METRIC_NAMES);
/** Why a recorded commit may, or may not, be the baseline of later comparisons. */
const acceptanceReasonSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("recorded-by-hand") }),
	strictObject({
		kind: literal("accepted-by-person"),
		reason: string()
	}),
	strictObject({ kind: literal("limits-kept") }),
	strictObject({ kind: literal("waived") }),
	strictObject({
		kind: literal("no-baseline"),
		why: noBaselineSchema
	}),
	strictObject({
		kind: literal("undecided"),
		keepsLimits: boolean()
	}),
	strictObject({
		kind: literal("incomparable"),
		differences: array(differenceSchema)
	}),
	strictObject({
		kind: literal("limits-broken"),
		metrics: array(metric$4),
		isDrift: boolean()
	}),
	strictObject({ kind: literal("drift-not-judged") }),
	strictObject({
		kind: literal("not-measured"),
		message: string()
	}),
	strictObject({
		kind: literal("not-acceptable"),
		message: string().nullable()
	}),
	strictObject({ kind: literal("nothing-judged") }),
	strictObject({ kind: literal("gpu-busy") }),
	strictObject({
		kind: literal("error"),
		message: string()
	}),
	strictObject({
		kind: literal("recorded-text"),
		text: string()
	})
]);
/**
* Whether a recorded commit may be what others are compared with. Being recorded is not enough: a blocked run is
* recorded too, and says so here.
*/
const acceptanceSchema = strictObject({
	accepted: boolean(),
	/** Verdict state of the run that recorded it, as in `verdict.json`, before anyone accepted it. */
	state: string().min(1),
	why: acceptanceReasonSchema,
	/** Who accepted a run that did not pass; absent if the verdict itself is the reason. */
	by: string().min(1).optional()
});
/** As in records of schema version 3, with the reason in a sentence. */
const acceptanceV3Schema = acceptanceSchema.extend({ why: string() }).transform(({ why, ...rest }) => ({
	...rest,
	why: {
		kind: "recorded-text",
		text: why
	}
}));
/** A record without an acceptance is older than acceptances, and counts as accepted. */
function standingOf(commit, acceptance) {
	if (acceptance === void 0) return {
		commit,
		accepted: true,
		isByHand: false,
		state: void 0
	};
	const { accepted, state, by } = acceptance;
	return {
		commit,
		accepted,
		isByHand: accepted && by !== void 0,
		state
	};
}
/**
* Combines all records of one commit. A person's decision counts first. Otherwise one record that is not accepted, on
* any machine, makes the commit not accepted.
*
* @param standings - All of the same commit.
* @returns Undefined if there are none.
*/
function mergeStandings(standings) {
	return standings.find(({ isByHand }) => isByHand) ?? standings.find(({ accepted }) => !accepted) ?? standings[0];
}
/**
* Suffix of a record's name, which shows whether a commit is accepted without reading the record: "unaccepted.fail",
* "by-hand.fail".
*
* @returns Undefined for a record that its own verdict has accepted, which is the normal case.
*/
function markOf(acceptance) {
	if (acceptance === void 0) return void 0;
	const { accepted, isByHand, state } = standingOf("", acceptance);
	if (!accepted) return `unaccepted.${state}`;
	return isByHand ? `by-hand.${state}` : void 0;
}
/** Pattern of a mark in a name, as one group. */
const MARK = String.raw`((?:unaccepted|by-hand)\.[a-z-]+)`;
/** Reads what {@link markOf} wrote; without a mark the record is accepted. */
function readAcceptanceMark(commit, mark) {
	const [kind, state] = mark?.split(".") ?? [];
	return {
		commit,
		accepted: kind !== "unaccepted",
		isByHand: kind === "by-hand",
		state
	};
}
// src/records/positive-control.ts
/** The ways in which a model is made worse on purpose, so that the gate must block it. */
const CONTROL_KINDS = ["slower", "worse"];
/** When the gate last blocked every model that it must block, and how these were made. */
const positiveControlSchema = strictObject({
	at: datetime({ offset: true }),
	blocked: array(_enum(CONTROL_KINDS)).min(1)
});
/** Names for the blocked models in records of schema version 3 and in older history lines. */
const RECORDED_KINDS = {
	"a slower model": "slower",
	"a worse model": "worse"
};
/** A positive control in a record or a history line of any age. */
const recordedControlSchema = union([positiveControlSchema, strictObject({
	at: positiveControlSchema.shape.at,
	caught: array(_enum(Object.keys(RECORDED_KINDS))).min(1)
}).transform(({ at, caught }) => ({
	at,
	blocked: caught.map((each) => RECORDED_KINDS[each])
}))]);
// src/report/words/run/fallback.ts
/** Why a run is on the CPU although a GPU was wanted: one sentence. */
function fallbackText(kind) {
	switch (kind) {
		case "fork": return "A pull request from a fork never runs on a self-hosted runner.";
		case "no-token": return "No GPU runner is known to be online: there is no token that may list the runners.";
		case "list-refused": return "No GPU runner is known to be online: GitHub refused to list the runners.";
		case "none-listed": return "No GPU runner is online: there are no self-hosted runners.";
		case "none-with-labels": return "No GPU runner is online: no runner has the labels.";
		case "offline": return "No GPU runner is online: all that have the labels are offline.";
		case "no-gpu": return "No GPU was available.";
	}
}
const MAX_NAMED$1 = 3;
/** "Fell back to the CPU: `GridSample` ×3 (the provider has no kernel for it)."; undefined if nothing did. */
function fallenBackText(placement) {
	const fallen = placement.filter(({ role }) => role === "fallback");
	if (fallen.length === 0) return void 0;
	const named = fallen.slice(0, MAX_NAMED$1).map((row) => `\`${row.operator}\` ×${row.nodes} (${reasonText(row)})`);
	return `Fell back to the CPU: ${named.join(", ")}${andMore(fallen.length - named.length)}.`;
}
/** Why an operator did not run where it was wanted; empty if it did. */
function placementReasonText(row) {
	const { role } = row;
	const why = reasonText(row);
	switch (role) {
		case "fallback": return `fell back: ${why}`;
		case "shape": return `shapes only: ${why}`;
		case "copy": return why;
		case "kernel":
		case "reformat": return "";
	}
}
const reasonText = ({ reason }) => reason === null ? "the runtime gives no reason" : REASONS[reason];
const REASONS = {
	"no-kernel": "the provider has no kernel for it",
	"cheaper-on-cpu": "the runtime considers the CPU cheaper",
	"crosses-devices": "added between operators on different devices"
};
// src/records/commit-note.ts
/** Full SHA. */
const commit = string();
/** Text from git or the server: quoted, never parsed. */
const message$1 = string();
/** Why the commit that is checked out does not name the base of a pull request. */
const noMergeSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("other-checkout"),
		checkedOut: commit
	}),
	strictObject({
		kind: literal("not-the-merge"),
		checkedOut: commit,
		head: commit
	}),
	strictObject({
		kind: literal("unreadable"),
		message: message$1
	}),
	strictObject({
		kind: literal("merge-base-unknown"),
		head: commit,
		message: message$1.nullable()
	}),
	strictObject({
		kind: literal("rules-changed"),
		head: commit,
		since: commit
	})
]);
/** Why the ancestors of a commit cannot be listed. */
const ancestorsUnknownSchema = discriminatedUnion("kind", [strictObject({ kind: literal("no-token") }), strictObject({
	kind: literal("failed"),
	message: message$1
})]);
/** Why the last release is unknown. */
const releaseUnknownSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("not-asked") }),
	strictObject({ kind: literal("no-token") }),
	strictObject({ kind: literal("shallow-clone") }),
	strictObject({
		kind: literal("failed"),
		message: message$1
	})
]);
/**
* What a reader should know about how the commits of a run were found: the one under test, and the one to compare with.
*/
const commitNoteSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("base-branch-tip"),
		commit,
		why: noMergeSchema
	}),
	strictObject({
		kind: literal("fork-point"),
		commit,
		head: commit
	}),
	strictObject({
		kind: literal("last-release"),
		tag: string(),
		commit
	}),
	strictObject({ kind: literal("no-earlier-release") }),
	strictObject({
		kind: literal("release-unknown"),
		why: releaseUnknownSchema
	}),
	strictObject({
		kind: literal("branch-point"),
		branch: string(),
		commit
	}),
	strictObject({
		kind: literal("branch-point-unknown"),
		branch: string(),
		message: message$1
	}),
	strictObject({
		kind: literal("first-parent"),
		commit,
		of: commit
	}),
	strictObject({
		kind: literal("no-parent"),
		commit
	}),
	strictObject({
		kind: literal("head-unreadable"),
		message: message$1
	}),
	strictObject({
		kind: literal("ancestors-unknown"),
		commit,
		why: ancestorsUnknownSchema
	}),
	strictObject({
		kind: literal("commit-not-fetched"),
		commit,
		message: message$1
	}),
	strictObject({
		kind: literal("checkout-unconfirmed"),
		commit,
		message: message$1
	})
]);
// src/verdict/attempts.ts
const count$5 = int().nonnegative();
/** Attempts at one comparison: the same two models, data, settings, machine and limits. Absent at the first attempt. */
const attemptsSchema = strictObject({
	/** Number of this attempt, from 1. */
	number: int().positive(),
	/** Launches behind the figures. */
	launches: count$5,
	/** Number of attempts that those launches come from. */
	of: count$5,
	/** Launches of this run. */
	own: count$5,
	/**
	* What the verdict is based on. `all`: the launches of all attempts, pooled. `this`: this attempt, which fails alone
	* or does not agree with the others, although the pooled launches pass. `earlier`: earlier attempts, at least one of which failed; nothing was measured
	* again. `pull-request`: what the pull request's own run measured; nothing was measured again.
	*/
	basis: _enum([
		"all",
		"this",
		"earlier",
		"pull-request"
	]),
	/** Oldest first. */
	earlier: array(strictObject({
		state: _enum(ATTEMPT_STATES),
		launches: count$5,
		at: datetime(),
		/** Link to the attempt's run; null on a command line and in an untrusted verdict. */
		url: string().nullable()
	}))
});
// src/records/refusal.ts
const model$2 = string();
/** ISO 8601. */
const recordedAt = string();
const path = string();
const sha256 = string();
/** Text from git, the server or the operating system: quoted, never parsed. */
const message = string();
/** Why no nightly run has tested a model file. */
const noNightlySchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("no-data-branch") }),
	strictObject({
		kind: literal("no-history"),
		branch: string()
	}),
	strictObject({
		kind: literal("history-unreadable"),
		branch: string(),
		message
	}),
	strictObject({ kind: literal("no-run") }),
	strictObject({
		kind: literal("other-file"),
		recordedAt,
		sha256
	}),
	strictObject({
		kind: literal("too-old"),
		recordedAt
	}),
	strictObject({
		kind: literal("not-passed"),
		recordedAt,
		state: string()
	}),
	strictObject({
		kind: literal("not-accepted"),
		recordedAt
	})
]);
/** Why a release is not signed off. */
const refusalSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("no-earlier-release"),
		why: releaseUnknownSchema.nullable()
	}),
	strictObject({
		kind: literal("other-commit"),
		expected: string().nullable(),
		got: string().nullable()
	}),
	strictObject({
		kind: literal("file-not-of-commit"),
		path,
		is: _enum(["changed", "uncommitted"])
	}),
	strictObject({
		kind: literal("file-unknown"),
		path,
		message
	}),
	strictObject({
		kind: literal("no-nightly"),
		model: model$2,
		path,
		sha256,
		maxAgeMs: number(),
		why: noNightlySchema
	}),
	strictObject({
		kind: literal("repeat-not-passed"),
		model: model$2,
		repeat: int().positive(),
		of: int().positive(),
		state: string()
	})
]);
// src/verdict/ending.ts
/** How a model's run ended, before its rows are considered. */
const endingSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("compared") }),
	strictObject({ kind: literal("unchanged") }),
	strictObject({
		kind: literal("failed"),
		failure: _enum(FAILURE_KINDS),
		message: string().nullable(),
		providers: array(string())
	}),
	strictObject({
		kind: literal("shard-failed"),
		shard: int().positive(),
		of: int().positive(),
		failure: _enum(FAILURE_KINDS),
		message: string().nullable()
	}),
	strictObject({
		kind: literal("incomparable"),
		differences: array(differenceSchema)
	}),
	strictObject({
		kind: literal("no-baseline"),
		why: noBaselineSchema
	}),
	strictObject({
		kind: literal("measured-alone"),
		isRecordable: boolean()
	}),
	strictObject({
		kind: literal("not-signed-off"),
		refusals: array(refusalSchema)
	})
]);
// src/verdict/method.ts
const count$4 = int().nonnegative();
const error = number();
/** How a model was measured and decided. */
const methodSchema = strictObject({
	budgetNs: number(),
	/** What the budget may be extended to while a limit is undecided; absent if it may not. */
	longestBudgetNs: number().optional(),
	seed: count$4,
	/**
	* `paired`: both arms took turns in every launch. `same-model`: both are the same file with the same settings, and one
	* was measured. `candidate-alone`: there was no baseline to run. `stored-baseline`: the candidate ran alone and is
	* compared with recorded figures. `record`: nothing was measured. `nothing`: nothing was measured or judged.
	*/
	sampling: _enum([
		"paired",
		"same-model",
		"candidate-alone",
		"stored-baseline",
		"record",
		"nothing"
	]),
	/** Absent if nothing was measured. */
	launches: count$4.optional(),
	/** Timed inferences per arm. */
	inferences: count$4.optional(),
	/** Whether latency leaves out the time waiting for a core; absent if nothing was measured. */
	isNet: boolean().optional(),
	/** Mean share of the latency spent waiting, for traffic in which requests can wait; null if not measured. */
	queueShare: strictObject({
		baseline: number().nullable(),
		candidate: number().nullable()
	}).optional(),
	/** Error rates of the decision procedure; absent without a baseline, or if no sampled metric has a limit. */
	errors: strictObject({
		firstLook: count$4,
		plannedLaunches: count$4,
		block: error,
		pass: error,
		/** For scores that are decided `confident`. */
		passOfItems: error.optional()
	}).optional()
});
/** A setting that a model ran with; `baseline` only if it differs. */
const settingSchema = strictObject({
	name: string(),
	candidate: string(),
	baseline: string().optional()
});
/** The command that repeats a measurement. Paths are relative to the working directory of the run. */
const commandSchema = strictObject({
	/** Absent if two files were compared without a policy. */
	policyFile: string().optional(),
	candidate: string(),
	baseline: string().optional(),
	baselinePolicyFile: string().optional(),
	budgetNs: number(),
	seed: count$4,
	/** Full SHA of the base commit. */
	commit: string().optional(),
	/** Options of a comparison without a policy, as given. */
	compare: strictObject({
		sizes: array(strictObject({
			name: string(),
			size: count$4
		})),
		values: array(strictObject({
			name: string(),
			low: number(),
			high: number()
		})),
		rtol: number(),
		atol: number()
	}).optional()
});
// src/verdict/note.ts
const count$3 = int().nonnegative();
const share$2 = number();
const metric$3 = _enum(METRIC_NAMES);
/** The pull request whose run measured, and the address of that run. */
const evidenceSourceSchema = strictObject({
	pullRequest: int().positive(),
	url: string()
});
/** Why the merge queue measured again instead of using what the pull request's own run measured. */
const evidenceUnusedSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("unavailable"),
		message: string()
	}),
	strictObject({ kind: literal("no-pull-request") }),
	strictObject({ kind: literal("workflow-changed") }),
	strictObject({ kind: literal("from-fork") }),
	strictObject({ kind: literal("workflow-unknown") }),
	strictObject({ kind: literal("no-run") }),
	strictObject({ kind: literal("run-of-another-repository") }),
	strictObject({
		kind: literal("run-not-successful"),
		conclusion: string()
	}),
	strictObject({ kind: literal("no-artifacts-api") }),
	strictObject({
		kind: literal("no-artifact"),
		name: string()
	}),
	strictObject({
		kind: literal("too-many-artifacts"),
		limit: count$3
	}),
	strictObject({
		kind: literal("unreadable"),
		message: string()
	}),
	strictObject({ kind: literal("of-another-comparison") }),
	strictObject({
		kind: literal("wrong-age"),
		at: string()
	}),
	strictObject({ kind: literal("other-gate-version") }),
	strictObject({ kind: literal("other-waivers") }),
	strictObject({
		kind: literal("not-passed"),
		state: string()
	}),
	strictObject({ kind: literal("nothing-measured") }),
	strictObject({ kind: literal("other-arms") }),
	strictObject({
		kind: literal("not-passed-again"),
		state: string()
	})
]);
/** Why earlier attempts do not count for a pass of an undecided row. */
const doubtSchema = strictObject({
	metric: metric$3,
	/**
	* `own-figures`: those of this run do not keep the limit. `differs`: the earlier attempts measured something else.
	* `not-comparable`: the attempts cannot be compared in what is undecided.
	*/
	why: _enum([
		"own-figures",
		"differs",
		"not-comparable"
	])
});
/** Anything a reader should know besides the rows. */
const noteSchema = discriminatedUnion("kind", [
	...baselineNoteSchema.options,
	strictObject({
		kind: literal("not-judged-on-cpu"),
		metrics: array(metric$3)
	}),
	strictObject({
		kind: literal("judged-by-own-file"),
		path: string(),
		commit: string(),
		why: _enum(["in-lfs", "absent"]),
		/** From git-lfs. */
		message: string().optional()
	}),
	strictObject({
		kind: literal("columns-by-position"),
		input: string(),
		columns: array(string()),
		of: count$3
	}),
	strictObject({
		kind: literal("missing-values"),
		fields: count$3,
		columns: array(string()),
		of: count$3
	}),
	strictObject({
		kind: literal("input-renamed"),
		baseline: string(),
		candidate: string()
	}),
	strictObject({
		kind: literal("input-by-other-name"),
		input: string(),
		name: string()
	}),
	strictObject({
		kind: literal("output-renamed"),
		baseline: string(),
		candidate: string(),
		how: _enum([
			"policy",
			"match",
			"only"
		])
	}),
	strictObject({
		kind: literal("inputs-unused"),
		names: array(string()).min(1),
		of: count$3
	}),
	strictObject({
		kind: literal("waivers-unreadable"),
		message: string()
	}),
	strictObject({
		kind: literal("earlier-attempt-failed"),
		isCommandLine: boolean()
	}),
	strictObject({ kind: literal("attempt-fails-alone") }),
	strictObject({
		kind: literal("attempts-decide"),
		state: string()
	}),
	strictObject({
		kind: literal("attempts-doubted"),
		doubts: array(doubtSchema)
	}),
	strictObject({ kind: literal("attempt-too-large") }),
	strictObject({
		kind: literal("attempt-not-kept"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("attempts-unknown"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("attempt-unused"),
		store: storeNameSchema,
		problem: storeProblemSchema
	}),
	strictObject({
		kind: literal("evidence-reused"),
		source: evidenceSourceSchema
	}),
	strictObject({
		kind: literal("evidence-unused"),
		why: evidenceUnusedSchema
	}),
	strictObject({
		kind: literal("launches-discarded"),
		why: _enum(["late", "gpu-busy"]),
		launches: count$3,
		of: count$3,
		disturbances: array(gpuDisturbanceSchema)
	}),
	strictObject({ kind: literal("gpu-power-capped") }),
	strictObject({
		kind: literal("repeats-answered-faster"),
		arm: _enum(["baseline", "candidate"]),
		ratio: number()
	}),
	strictObject({
		kind: literal("answers-cut-off"),
		baseline: count$3.nullable(),
		candidate: count$3,
		of: count$3
	}),
	strictObject({
		kind: literal("requests-failed"),
		baseline: count$3.nullable(),
		candidate: count$3,
		of: count$3
	}),
	strictObject({ kind: literal("servers-not-started") }),
	strictObject({
		kind: literal("waited-for-cores"),
		baselineShare: share$2,
		candidateShare: share$2,
		isLeftOut: boolean()
	}),
	strictObject({
		kind: literal("cpu-stolen"),
		share: share$2
	}),
	strictObject({
		kind: literal("random-inputs"),
		items: count$3,
		sizes: array(strictObject({
			name: string(),
			size: count$3
		})),
		values: array(strictObject({
			name: string(),
			low: number(),
			high: number()
		})),
		rtol: number(),
		atol: number()
	}),
	strictObject({
		kind: literal("outputs-not-compared"),
		names: array(string()).min(1),
		why: _enum(["not-tensors", "in-one-model"])
	}),
	strictObject({
		kind: literal("outputs-constant"),
		names: array(string()).min(1),
		of: count$3
	})
]);
// src/verdict/untrusted/contradiction.ts
const metric$2 = _enum(METRIC_NAMES);
const state = _enum(STATES);
/** A combination in a verdict that cannot be true. */
const contradictionSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("no-model") }),
	strictObject({
		kind: literal("too-many-models"),
		max: int()
	}),
	strictObject({ kind: literal("bad-model-id") }),
	strictObject({
		kind: literal("metric-twice"),
		metric: metric$2
	}),
	strictObject({
		kind: literal("passes-beyond-limit"),
		metric: metric$2
	}),
	strictObject({
		kind: literal("waived-without-waiver"),
		metric: metric$2
	}),
	strictObject({ kind: literal("drift-passes-over-failure") }),
	strictObject({
		kind: literal("milder-than-rows"),
		state,
		rows: state
	}),
	strictObject({
		kind: literal("green-without-figures"),
		state
	}),
	strictObject({
		kind: literal("complete-despite-problems"),
		state
	}),
	strictObject({
		kind: literal("not-the-worst-model"),
		state,
		worst: state
	}),
	strictObject({
		kind: literal("limit-not-judged"),
		metric: metric$2
	}),
	strictObject({ kind: literal("drift-not-judged") }),
	strictObject({ kind: literal("not-new") })
]);
// src/verdict/problem.ts
const model$1 = string();
const count$2 = int().nonnegative();
const position = int().positive();
/** Which shard of how many. */
const shard = strictObject({
	index: position,
	of: int().min(2)
});
/** The name that a result claims; `shard` is null for a whole model. */
const resultName = strictObject({
	model: model$1,
	shard: shard.nullable()
});
/** File of a result, relative to the folder of results. */
const place = string();
/** Fields that all results of a run must share. */
const IDENTITY_FIELDS = [
	"repository",
	"runId",
	"commit",
	"baselineCommit",
	"use",
	"policy",
	"gate"
];
/** Why a result is refused: it belongs to another run. */
const mismatchSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("other-identity"),
		field: _enum(IDENTITY_FIELDS),
		got: string().nullable(),
		expected: string().nullable()
	}),
	strictObject({
		kind: literal("later-attempt"),
		got: position,
		expected: position
	}),
	strictObject({ kind: literal("unknown-model") }),
	strictObject({ kind: literal("not-on-fallback") }),
	strictObject({ kind: literal("on-fallback") })
]);
/** Why a file named like a result is not one. `message` comes from the schema or the operating system. */
const unreadableSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("not-a-file") }),
	strictObject({
		kind: literal("too-large"),
		bytes: count$2,
		maxBytes: count$2
	}),
	strictObject({ kind: literal("not-json") }),
	strictObject({
		kind: literal("not-read"),
		message: string()
	}),
	strictObject({
		kind: literal("invalid"),
		path: string(),
		message: string()
	})
]);
/** Why the results of several jobs do not make one verdict. */
const problemSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("job-not-successful"),
		job: string(),
		result: _enum([
			"failure",
			"cancelled",
			"skipped"
		])
	}),
	strictObject({
		kind: literal("unreadable-file"),
		place,
		why: unreadableSchema
	}),
	strictObject({
		kind: literal("refused-result"),
		result: resultName,
		place,
		why: mismatchSchema
	}),
	strictObject({
		kind: literal("no-result"),
		model: model$1
	}),
	strictObject({
		kind: literal("several-results"),
		model: model$1,
		results: count$2
	}),
	strictObject({
		kind: literal("whole-and-shards"),
		model: model$1
	}),
	strictObject({
		kind: literal("different-splits"),
		model: model$1,
		of: array(position)
	}),
	strictObject({
		kind: literal("duplicate-shard"),
		model: model$1,
		shard
	}),
	strictObject({
		kind: literal("missing-shards"),
		model: model$1,
		shards: array(position),
		of: position
	}),
	strictObject({
		kind: literal("job-failed"),
		result: resultName,
		message: string()
	}),
	strictObject({
		kind: literal("result-without-verdict"),
		model: model$1
	}),
	strictObject({
		kind: literal("contradiction"),
		model: model$1,
		contradiction: contradictionSchema
	}),
	strictObject({
		kind: literal("shard-without-outcomes"),
		model: model$1
	}),
	strictObject({
		kind: literal("other-settings"),
		model: model$1,
		shard,
		differences: array(differenceSchema)
	}),
	strictObject({
		kind: literal("other-file"),
		model: model$1,
		shard,
		arm: _enum(["baseline", "candidate"])
	}),
	strictObject({
		kind: literal("shards-of-different-sets"),
		model: model$1,
		message: string()
	}),
	strictObject({
		kind: literal("untrusted"),
		problems: position
	})
]);
// src/verdict/relocation.ts
/** How a change renamed a model of the base policy or moved its file. */
const relocationSchema = strictObject({
	/** The model's id in the base policy; absent if it kept its id. */
	formerId: string().optional(),
	/** Absent if it kept its path. */
	moved: strictObject({
		/** Paths as the policies write them. */
		from: string(),
		to: string(),
		/**
		* What became of the file at `from` in the checkout. `not-in-git`: neither commit tracks it, so whether it changed
		* is unknown.
		*/
		oldFile: _enum([
			"removed",
			"unchanged",
			"not-in-git"
		])
	}).optional()
});
// src/verdict/waiver/waiver-standing.ts
/** The part of a limit that a waiver raises, or its raised value. */
const ceilingSchema = limitSchema.pick({
	"max-increase": true,
	"max-drop": true,
	max: true,
	min: true
});
/** A waiver of one of a model's limits, and its effect in a run. */
const waiverStandingSchema = strictObject({
	metric: _enum(METRIC_NAMES),
	/** The part of the policy's limit that it raises. */
	limit: ceilingSchema,
	/** The raised value of that part. */
	ceiling: ceilingSchema,
	/** Its last day, in UTC: "2026-12-31". */
	expires: string(),
	/** 0 on the last day, negative once it has expired. */
	daysLeft: int(),
	issue: string(),
	reason: string(),
	/**
	* `used`: without it the row would not pass. `not-enough`: the row fails anyway. `undecided`: the row is undecided
	* even with it. `not-judged`: the metric was not judged.
	*/
	standing: _enum([
		"used",
		"not-needed",
		"not-enough",
		"undecided",
		"not-judged",
		"expired"
	])
});
// src/verdict/row/reason.ts
const count$1 = int().nonnegative();
const finite$1 = number();
const share$1 = number();
/** Why GPU memory or energy is missing or not comparable. */
const notRead = discriminatedUnion("kind", [
	strictObject({ kind: literal("not-on-gpu") }),
	strictObject({ kind: literal("run-ended-before") }),
	strictObject({
		kind: literal("unreadable"),
		arm: _enum(["baseline", "candidate"]),
		why: readingProblemSchema
	}),
	strictObject({ kind: literal("other-scope") }),
	strictObject({
		kind: literal("other-meter"),
		baseline: _enum(METERS),
		candidate: _enum(METERS)
	})
]);
/** Why a metric was not measured. */
const missingSchema = discriminatedUnion("kind", [
	strictObject({ kind: literal("cpu-only") }),
	strictObject({ kind: literal("not-profiled") }),
	strictObject({ kind: literal("no-launch") }),
	strictObject({ kind: literal("load-generator-late") }),
	strictObject({
		kind: literal("not-read"),
		why: notRead
	}),
	strictObject({
		kind: literal("energy-unknown"),
		why: notRead
	}),
	strictObject({ kind: literal("no-prices") }),
	strictObject({ kind: literal("no-review-rule") }),
	strictObject({ kind: literal("not-served") }),
	strictObject({ kind: literal("arena-not-reported") }),
	strictObject({
		kind: literal("no-score"),
		message: string()
	}),
	strictObject({
		kind: literal("failed"),
		failure: _enum(FAILURE_KINDS),
		message: string()
	}),
	strictObject({
		kind: literal("shard-failed"),
		shard: count$1,
		of: count$1,
		message: string()
	}),
	strictObject({
		kind: literal("shard-incomparable"),
		shard: count$1,
		of: count$1
	})
]);
const waiver = strictObject({
	ceiling: ceilingSchema,
	expires: string(),
	issue: string()
});
/** Why a row is in its state, if its figures alone do not show it. */
const reasonSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("not-measured"),
		why: missingSchema
	}),
	strictObject({
		kind: literal("gpu-busy"),
		launches: count$1,
		of: count$1
	}),
	strictObject({
		kind: literal("too-few-inferences"),
		inferences: count$1,
		needed: count$1,
		percent: finite$1
	}),
	strictObject({ kind: literal("too-few-launches") }),
	strictObject({
		kind: literal("interval-crosses-limit"),
		of: _enum([
			"change",
			"value",
			"stalls",
			"own-waiting",
			"share",
			"share-change"
		]),
		fails: finite$1,
		passes: finite$1,
		/** Whether more launches would narrow the interval. */
		isByLaunches: boolean()
	}),
	strictObject({
		kind: literal("too-few-inputs"),
		inputs: count$1,
		needed: count$1,
		percent: finite$1,
		offered: finite$1
	}),
	strictObject({
		kind: literal("slower-inputs"),
		share: share$1
	}),
	strictObject({
		kind: literal("stalls"),
		baselineShare: share$1,
		candidateShare: share$1,
		beyond: finite$1
	}),
	strictObject({
		kind: literal("waits-for-itself"),
		baselineShare: share$1,
		candidateShare: share$1
	}),
	strictObject({
		kind: literal("as-timed"),
		baselineNs: finite$1,
		candidateNs: finite$1
	}),
	strictObject({
		kind: literal("below-floor"),
		amount: finite$1,
		floor: finite$1
	}),
	strictObject({
		kind: literal("mlperf-too-few"),
		inferences: count$1,
		needed: count$1,
		percent: finite$1
	}),
	strictObject({
		kind: literal("mlperf-estimate"),
		p95Ns: finite$1
	}),
	strictObject({
		kind: literal("judged-over-items"),
		items: count$1,
		changed: count$1.nullable(),
		needed: finite$1.nullable().optional(),
		hasInterval: boolean()
	}),
	strictObject({
		kind: literal("random-outputs"),
		arm: _enum(["baseline", "candidate"]),
		...unrepeatableSchema.shape
	}),
	strictObject({
		kind: literal("non-finite-outputs"),
		baseline: count$1,
		candidate: count$1,
		items: count$1
	}),
	strictObject({ kind: literal("baseline-lacks-figure") }),
	strictObject({
		kind: literal("nothing-to-compare"),
		keys: array(_enum(["max-increase", "max-drop"]))
	}),
	strictObject({
		kind: literal("figure-of"),
		scope: _enum([
			"gpu-power-estimate",
			"whole-processor",
			"whole-gpu"
		])
	}),
	strictObject({ kind: literal("one-shard") }),
	strictObject({
		kind: literal("waiver-expired"),
		...waiver.shape
	}),
	strictObject({
		kind: literal("within-waiver"),
		isBeyondLimit: boolean(),
		waivers: array(waiver)
	}),
	strictObject({
		kind: literal("waiver-undecided"),
		isBeyondLimit: boolean(),
		waivers: array(waiver)
	}),
	strictObject({
		kind: literal("beyond-waiver"),
		waivers: array(waiver)
	})
]);
// src/policy/diff/policy-change.ts
/**
* What a change does to the gate after the merge. `loosened` lets more through, for example because a limit is gone;
* `tightened` is the opposite; `changed` cannot be ordered, such as another unit, task, data set or price. `subject`
* changes the model under test, not the rules, and takes effect in this run.
*/
const effect = _enum([
	"loosened",
	"tightened",
	"changed",
	"subject"
]);
/** Id of a model of the policy. */
const model = string();
const metric$1 = _enum(METRIC_NAMES);
const count = int().nonnegative();
/** A limit as a waiver raises it, and the last day on which it does. */
const waiverSchema = strictObject({
	ceiling: limitSchema.pick({
		"max-increase": true,
		"max-drop": true,
		max: true,
		min: true
	}),
	expires: string()
});
/** One difference between the rules of the base commit and those of the change under test. */
const policyChangeSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("model"),
		model,
		before: string().nullable(),
		after: string().nullable(),
		effect
	}),
	strictObject({
		kind: literal("value"),
		model: model.nullable(),
		place: array(string()).min(1),
		before: string().nullable(),
		after: string().nullable(),
		effect
	}),
	strictObject({
		kind: literal("limit"),
		model,
		section: _enum([
			"limits",
			"drift",
			"release"
		]),
		metric: metric$1,
		key: limitSchema.keyof().nullable(),
		before: limitSchema.nullable(),
		after: limitSchema.nullable(),
		effect
	}),
	strictObject({
		kind: literal("waiver"),
		model,
		metric: metric$1,
		key: _enum([
			"max-increase",
			"max-drop",
			"max",
			"min"
		]),
		before: waiverSchema.nullable(),
		after: waiverSchema.nullable(),
		effect
	}),
	strictObject({
		kind: literal("dataset"),
		model,
		itemsBefore: count,
		itemsAfter: count.nullable(),
		message: string().optional(),
		effect
	}),
	strictObject({
		kind: literal("dataset-judges"),
		model,
		effect
	}),
	strictObject({
		kind: literal("classes"),
		model,
		effect
	})
]);
/** Whether a change of the policy may let through what was blocked before, so that a reader must see it. */
function mayLoosen({ effect }) {
	return effect === "loosened" || effect === "changed";
}
// src/verdict/rules.ts
/** Whose policy judged a change, and how the change affects it. */
const rulesSchema = strictObject({
	/**
	* `base-commit`: the normal case. `first`: the base commit has no policy, so the change is judged by its own.
	* `unreadable`: this gate cannot read the base commit's policy, with the same consequence.
	*/
	origin: _enum([
		"base-commit",
		"first",
		"unreadable"
	]),
	/** Where the base commit's policy is or would be; `message`: why it cannot be read. */
	source: strictObject({
		path: string(),
		commit: string(),
		message: string().optional()
	}),
	/**
	* How the change affects policy, waivers and data. It takes effect after the merge, except for what is under test.
	*/
	changes: array(policyChangeSchema)
});
/** Whether to warn the reader: the change is its own judge, or may make later changes be judged less strictly. */
function needsWarning({ origin, changes }) {
	return origin !== "base-commit" || changes.some(mayLoosen);
}
// src/verdict/time/time-account.ts
const ns = number().nonnegative();
const share = number();
/** Where the time of one run goes. See `time-parts.ts` for how each part is found. */
const timeParts = strictObject({
	/** Kernels that ran where they were wanted. */
	kernelNs: ns,
	/** Kernels on the CPU although another provider was asked for, shape arithmetic included. */
	fallbackNs: ns,
	/** Copies between host and device. */
	copyNs: ns,
	/** Casts, transposes, quantizing and dequantizing. */
	reformatNs: ns,
	/** Between the kernels: executor, binding, passing tensors. */
	runtimeNs: ns,
	/** Waiting in the queue before the run. */
	queueNs: ns,
	/** Once per process. */
	firstRunNs: ns,
	loadNs: ns
});
const operatorTime = strictObject({
	nodes: int().nonnegative(),
	nsPerRun: ns
});
/** One operator on one provider and in one precision, in both arms; zero nodes if the arm does not have it. */
const operatorChange = strictObject({
	operator: string(),
	provider: string(),
	precision: string(),
	baseline: operatorTime,
	candidate: operatorTime
});
/** Operators with their share of all kernel time, largest first. */
const operatorShares = array(strictObject({
	operator: string(),
	nodes: int().positive(),
	timeShare: share
}));
/** Times of one run on a GPU. */
const gpuTimes = {
	computeNs: ns,
	enqueueNs: ns,
	copyNs: ns
};
/** What limits the candidate's speed, with the figures that led to it. */
const diagnosis = discriminatedUnion("kind", [
	strictObject({
		kind: literal("queueing"),
		waitNs: ns,
		serviceNs: ns
	}),
	strictObject({
		kind: literal("own-threads"),
		ratio: number()
	}),
	strictObject({
		kind: literal("fallback"),
		ns,
		runNs: ns,
		operators: operatorShares
	}),
	strictObject({
		kind: literal("reformatting"),
		ns,
		runNs: ns,
		operators: operatorShares
	}),
	strictObject({
		kind: literal("between-kernels"),
		ns,
		runNs: ns,
		nodes: int().nonnegative()
	}),
	strictObject({
		kind: literal("enqueueing"),
		...gpuTimes
	}),
	strictObject({
		kind: literal("kernels"),
		ns,
		runNs: ns,
		operators: operatorShares
	})
]);
const gpuDiagnosis = strictObject({
	bound: _enum([
		"enqueue",
		"transfer",
		"compute"
	]),
	...gpuTimes,
	/** Coefficient of variation of the launches' medians if it makes the clocks suspect; else null. */
	clockVariation: number().nullable()
});
/** The precision that the candidate actually computed in, and the one its file declares. */
const execution = strictObject({
	/** As `precisionName` in `inspect/` writes it; null if the file was not inspected. */
	filePrecision: string().nullable(),
	operators: array(strictObject({
		operator: string(),
		precision: string(),
		timeShare: share
	})),
	/** Whether the file is quantized but most of the computing was done in floating point. */
	isUnlikeFile: boolean()
});
/** Where both models spend their time. */
const timeAccountSchema = strictObject({
	baseline: timeParts.nullable(),
	candidate: timeParts,
	/** Of the candidate. */
	diagnosis,
	/** Of the candidate; absent if it did not run on a GPU. */
	gpu: gpuDiagnosis.optional(),
	/** The largest change first; empty without a baseline. */
	operators: array(operatorChange),
	/** Null if the runtime did not report it. */
	execution: execution.nullable()
});
// src/verdict/verdict.ts
const metric = _enum(METRIC_NAMES);
const finite = number();
/** The verdict on one metric of one model. `shown` rows have no limit and never decide. */
const rowSchema = strictObject({
	metric,
	/** Of a task score: its own name, such as "Accuracy", and which direction is better. */
	score: strictObject({
		name: string(),
		better: _enum(["higher", "lower"])
	}).optional(),
	state: _enum([
		"pass",
		"waived",
		"fail",
		"inconclusive",
		"shown"
	]),
	/** In `unit`; null if not measured. */
	baseline: finite.nullable(),
	candidate: finite.nullable(),
	/**
	* Candidate against baseline: a fraction of the baseline, or the difference of two shares or scores. Null without a
	* baseline.
	*/
	change: finite.nullable(),
	changeKind: _enum(["relative", "difference"]),
	unit: _enum([
		"ns",
		"bytes",
		"USD",
		"J",
		"score",
		"share",
		"items/s",
		"tokens/s",
		"tokens"
	]),
	/** The policy's limit; null if the metric has none. */
	limit: limitSchema.nullable(),
	/** On `change`, at the two-sided `confidence` in 0..1. */
	interval: strictObject({
		low: finite,
		high: finite,
		confidence: finite
	}).optional(),
	/** On `candidate` itself, in `unit`; set if a limit bounds the value and the value is judged by an interval. */
	valueInterval: strictObject({
		low: finite,
		high: finite
	}).optional(),
	/** Number of samples behind each value, and of launches in which inferences were timed. */
	samples: strictObject({
		baseline: int().nonnegative(),
		candidate: int().nonnegative(),
		of: _enum([
			"inference",
			"item",
			"process",
			"launch",
			"window",
			"request"
		]),
		launches: int().nonnegative().optional()
	}).optional(),
	/** Why the row is in its state, if its figures alone do not show it. */
	reasons: array(reasonSchema)
});
/** Why drift limits were not judged, or need not be. */
const driftReasonSchema = discriminatedUnion("kind", [
	strictObject({
		kind: literal("items-in-shards"),
		metrics: array(metric)
	}),
	strictObject({
		kind: literal("release-unknown"),
		why: releaseUnknownSchema
	}),
	strictObject({ kind: literal("no-release") }),
	strictObject({ kind: literal("kept-by-record") }),
	strictObject({
		kind: literal("not-measured"),
		message: string()
	}),
	strictObject({
		kind: literal("no-baseline"),
		why: noBaselineSchema
	}),
	strictObject({
		kind: literal("incomparable"),
		differences: array(differenceSchema)
	}),
	strictObject({ kind: literal("not-judged") })
]);
/** The model compared with the last release, over all merges since. */
const drift = strictObject({
	/**
	* `pass` also if there is nothing to compare with: no release yet, or none that has the model; `why` says which.
	* `incomparable` if the release is unknown, cannot be found or cannot be measured: a requested check that was not
	* done is no pass.
	*/
	state: _enum([
		"pass",
		"fail",
		"inconclusive",
		"incomparable"
	]),
	/** Null if there is none, or it is unknown. */
	release: strictObject({
		tag: string(),
		commit: string()
	}).nullable(),
	/** Where the release's model or figures came from; null if there are none. */
	source: baselineSourceSchema.nullable(),
	/** One per drift limit; `baseline` is the release's figure. */
	rows: array(rowSchema),
	/** Absent if the rows give the reason. */
	why: driftReasonSchema.optional(),
	/** Attempts at the comparison with the release. */
	attempts: attemptsSchema.optional(),
	notes: array(noteSchema)
});
/** Whether the recorded model may be the baseline of later comparisons. */
const acceptance = strictObject({
	accepted: boolean(),
	/** The run's own state, before anyone accepted it. */
	state: _enum(STATES),
	why: acceptanceReasonSchema,
	/** Who accepted it by hand, and whether in this run. */
	by: strictObject({
		actor: string(),
		isThisRun: boolean()
	}).optional()
});
const sliceScore = strictObject({
	key: string(),
	value: string(),
	items: finite,
	baseline: finite.nullable(),
	candidate: finite.nullable()
});
const costParts = strictObject({
	hardwareUsdPer1000: finite,
	powerUsdPer1000: finite,
	apiUsdPer1000: finite,
	reviewUsdPer1000: finite
});
const energyPer1000 = strictObject({
	/** With idle power. */
	grossJPer1000: finite.nullable(),
	/** Without idle power; null if that is unknown. */
	netJPer1000: finite.nullable()
});
const modelVerdictSchema = strictObject({
	id: string(),
	state: _enum(STATES),
	ending: endingSchema,
	rows: array(rowSchema),
	/** Null without a baseline. */
	baselineSource: baselineSourceSchema.nullable(),
	models: strictObject({
		baseline: strictObject({
			sha256: string(),
			sizeBytes: finite
		}).nullable(),
		candidate: strictObject({
			sha256: string(),
			sizeBytes: finite
		})
	}),
	/** Absent if the policy has no drift limits for the model, or nothing was measured. */
	drift: drift.optional(),
	/** Absent if the run recorded nothing. */
	acceptance: acceptance.optional(),
	/** One per store that was asked to save the record. */
	saves: array(savedSchema),
	/** Set if the change under test renamed the model or moved its file. */
	relocation: relocationSchema.optional(),
	/** Differences between the arms, in the model file and in the settings. */
	changes: array(changeSchema),
	/** Why changes in the model file may be missing from the list. */
	changesUnknown: _enum(["no-baseline-file", "too-large-to-inspect"]).optional(),
	/** How the policy treats several changes together. */
	oneChange: _enum([
		"off",
		"warn",
		"require"
	]),
	/** Set if an undecided verdict lets the job pass, because the policy says so. */
	passesUndecided: literal(true).optional(),
	/** Items that are right under one model and wrong under the other; ids of the first ones. */
	flips: strictObject({
		rightToWrong: finite,
		wrongToRight: finite,
		rightToWrongIds: array(string()),
		wrongToRightIds: array(string()),
		/** Exact McNemar test, two-sided, 0..1: the chance of counts at least this uneven if both directions were equally likely. */
		mcnemarP: finite.optional(),
		/** Items that go to human review under one model only, with the same test; absent without a review rule. */
		review: strictObject({
			newlyReviewed: finite,
			noLongerReviewed: finite,
			mcnemarP: finite
		}).optional()
	}).nullable(),
	slices: array(sliceScore),
	/**
	* Set if the task score is limited, but the baseline's is no better than that of a model that ignores its input; the
	* candidate's, if there is no baseline. `by`: how `chance` would be scored.
	*/
	guessing: strictObject({
		arm: _enum(["baseline", "candidate"]),
		score: finite,
		chance: finite,
		by: _enum(GUESSES$1)
	}).optional(),
	cost: strictObject({
		baseline: costParts.nullable(),
		candidate: costParts
	}).nullable(),
	/** Energy of 1,000 runs; absent if it was not measured. */
	energy: strictObject({
		/** The meter it was measured with. */
		how: _enum(METERS),
		idleW: finite.nullable(),
		baseline: energyPer1000.nullable(),
		candidate: energyPer1000
	}).optional(),
	placement: strictObject({
		baseline: array(placementRowSchema),
		candidate: array(placementRowSchema)
	}),
	/** Where the time goes; null if the candidate was not profiled. */
	time: timeAccountSchema.nullable(),
	/** Machine and GPU, by name. */
	environment: record(string(), string()),
	/** The GPU before the candidate's first launch and after its last; absent if it did not run on one. */
	gpuState: gpuStateSchema.optional(),
	/** Runtime and traffic. */
	settings: array(settingSchema),
	method: methodSchema,
	/** Waivers of this model's limits, needed or not; absent if there are none. */
	waivers: array(waiverStandingSchema).optional(),
	/** Attempts at the same comparison before this one; absent at the first. */
	attempts: attemptsSchema.optional(),
	notes: array(noteSchema),
	/** The command that repeats this measurement locally; null if nothing can. */
	command: commandSchema.nullable(),
	/** Why it was measured on the CPU although a GPU runner was wanted; absent otherwise. */
	fallback: fallbackSchema.optional(),
	/**
	* Number of shards that the items were scored in, items per shard, and number of different kinds of machine; absent
	* if one machine scored all.
	*/
	shards: strictObject({
		of: int().min(2),
		items: array(int().nonnegative()),
		machines: int().positive()
	}).optional()
});
/** `verdict.json`. */
const verdictSchema = strictObject({
	version: literal(2, { error: (issue) => `expected verdict version 2, got ${JSON.stringify(issue.input)}` }),
	state: _enum(STATES),
	models: array(modelVerdictSchema),
	/** Whose policy judged a change, and how the change affects it; absent if there is only the checkout's own. */
	rules: rulesSchema.optional(),
	/** What is missing from results that were to be judged together; absent if nothing is. */
	problems: array(problemSchema).min(1).optional(),
	/** The last positive control that passed, and its age; null if there was none, absent if that is unknown. */
	positiveControl: positiveControlSchema.extend({ daysAgo: int().nonnegative() }).nullable().optional()
});
// src/report/markdown/fit-pieces.ts
/**
* Picks the pieces that fit into `maxUnits`, the most important first, in the order given. Also returns the rest.
*
* @param sizeOf - Size of a text; UTF-16 units by default.
*/
function fitPieces(pieces, maxUnits, sizeOf = ({ length }) => length) {
	const kept = /* @__PURE__ */ new Set();
	let units = 0;
	for (const piece of pieces.toSorted((left, right) => left.rank - right.rank)) {
		const size = sizeOf(piece.text) + 2;
		if (units + size > maxUnits || piece.needs !== void 0 && !kept.has(piece.needs)) continue;
		kept.add(piece);
		units += size;
	}
	return {
		kept: pieces.filter((piece) => kept.has(piece)),
		cut: pieces.filter((piece) => !kept.has(piece))
	};
}
// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}
// src/report/markdown/render-table.ts
/** Wider cells are not padded, because one hostile name would make every row as wide. */
const MAX_PADDED_CELL = 60;
/** A GFM table. Cells are markdown already and contain no raw pipe; `codeSpan` and `escapeProse` ensure that. */
function renderTable({ header, align }, rows) {
	const alignDelimiters = rows.every((row) => row.every((cell) => cell.length <= MAX_PADDED_CELL));
	return markdownTable([header, ...rows], {
		align: [...align],
		alignDelimiters
	});
}
/** The first rows whose text fits into `maxUnits` UTF-16 units. */
function fittingRows(rows, maxUnits) {
	let units = 0;
	const end = rows.findIndex((row) => {
		units += row.join(" | ").length + 6;
		return units > maxUnits;
	});
	return end === -1 ? rows : rows.slice(0, end);
}
/** The fold as GitHub shows it. The blank lines make the body markdown again. */
function renderFold({ summary, body }) {
	return `<details>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
/** Lines of markdown as a list; empty if there are none. */
const renderList = (lines) => lines.map((line) => `- ${line}`).join("\n");
const MAX_FACTS = 40;
const MAX_FACT_CHARACTERS = 400;
/** Named facts, one per line; undefined if there are none. */
function renderFacts(title, facts) {
	if (facts.length === 0) return void 0;
	const lines = facts.slice(0, MAX_FACTS).map(([name, value]) => escapeProse(`${name}: ${value}`, MAX_FACT_CHARACTERS));
	return {
		name: title.toLowerCase(),
		summary: title,
		body: renderList(lines)
	};
}
// src/report/words/labels.ts
/** Column headings that several tables share. */
const COLUMNS = {
	baseline: "Baseline",
	candidate: "This PR",
	change: "Change",
	limit: "Limit",
	metric: "Metric",
	operator: "Operator",
	place: "Ran on",
	release: "Release"
};
/** Where the charts are, for the last line of a report. */
const CHARTS_MENTION = "charts are in `report.html`";
/** Labels of a report's open lines. */
const LINE_LABELS = {
	why: "Why",
	next: "Next"
};
/** Column headings of the table of several models. */
const MODEL_COLUMNS = {
	model: "Model",
	verdict: "Verdict",
	finding: "Finding"
};
/** Heading of the names in a table of inputs or outputs. */
const SIGNATURE_TITLES = {
	inputs: "Input",
	outputs: "Output"
};
/** Shown below a table of models that was cut. */
const moreModelsText = (left) => `${countOf(left, "more model")}.`;
/** Shown below any other list or table that was cut. */
const moreText = (left) => `${left} more.`;
/** The first `max` lines of a list, and a last line that counts the rest, if any. */
function firstLines(lines, max) {
	return lines.length <= max ? lines : [...lines.slice(0, max), moreText(lines.length - max)];
}
/** Names of the parts of a report, for the list of omitted parts. */
const PARTS = {
	acceptance: "acceptance",
	attempts: "earlier attempts",
	changes: "changes",
	charts: "charts",
	cost: "cost",
	drift: "drift tables",
	energy: "energy",
	environment: "environment",
	flips: "flipped items",
	method: "method",
	notes: "notes",
	placement: "placement",
	policy: "policy changes",
	remarks: "remarks on the figures",
	reproduction: "how to reproduce",
	shown: "metrics without a limit",
	signatures: "inputs and outputs",
	slices: "slices",
	time: "where the time goes",
	verdict: "verdict tables",
	visibleNotes: "visible notes",
	waivers: "waivers"
};
/** What was cut, each part with the number of models that lack it. */
function cutText(counts) {
	return `Cut to fit into a GitHub comment: ${[...counts].map(([name, count]) => count === 1 ? name : `${name} (of ${countOf(count, "model")})`).join(", ")}. Everything is in verdict.json.`;
}
/** Titles of folds that need no figures. */
const FOLD_TITLES = {
	environment: "Environment",
	method: "Method and evidence",
	reproduction: "Reproduce locally",
	attempts: "Earlier attempts"
};
/** "Notes: 3". */
const notesSummary = (count) => `Notes: ${count}`;
/** "Changes: 2". */
const changesSummary = (count) => `What changed between the models: ${count}`;
/** "Policy changes: 2". */
const policySummary = (count) => `Policy changes: ${count}`;
/** The metrics without a limit, each with its change. */
const shownSummary = (metrics) => `Without a limit: ${metrics.join(", ")}`;
/** Heading of the table against the last release. */
const sinceText = (release) => `Since ${release}`;
/** Title of the fold of a drift that passes: also one for which there is no release to compare with. */
function keptDriftSummary({ rows, why }) {
	return `Since the last release: ${rows.length > 0 || why?.kind === "kept-by-record" ? "all drift limits kept" : "nothing was compared"}`;
}
/** Where the release's model or figures came from. */
const releaseSourceText = (source) => `Release: ${source}.`;
/** "Remarks on the figures: 2". */
const remarksSummary = (count) => `Remarks on the figures: ${count}`;
/** "Waivers: 2". */
const waiversSummary = (count) => `Waivers: ${count}`;
/** The parts of the cost of 1,000 runs, in the order of a report. */
const COST_PARTS = [
	["Hardware", "hardwareUsdPer1000"],
	["Power", "powerUsdPer1000"],
	["API", "apiUsdPer1000"],
	["Human review", "reviewUsdPer1000"]
];
// src/report/sections/render-cost.ts
/** Column headings and row names of the tables of cost and energy. */
const COST_LABELS = {
	part: "Part",
	total: "Total",
	energy: "Energy",
	gross: "Gross",
	net: "Without idle power"
};
/** What 1,000 runs cost, part by part; undefined without prices. */
function renderCost({ cost }) {
	if (cost === null) return void 0;
	const { baseline, candidate } = cost;
	const usd = (value) => formatValue(value ?? null, "USD");
	const rows = COST_PARTS.map(([title, part]) => [
		title,
		usd(baseline?.[part]),
		usd(candidate[part])
	]);
	const before = baseline === null ? void 0 : usd(total(baseline));
	const now = usd(total(candidate));
	const header = [
		COST_LABELS.part,
		COLUMNS.baseline,
		COLUMNS.candidate
	];
	return {
		name: PARTS.cost,
		summary: costSummary(before, now),
		body: renderTable({
			header,
			align: "lrr"
		}, [...rows, [
			`**${COST_LABELS.total}**`,
			before ?? usd(void 0),
			now
		]])
	};
}
function total(parts) {
	return COST_PARTS.reduce((sum, [, part]) => sum + parts[part], 0);
}
/** "Cost per 1,000 runs: 60.38 USD → 106.50 USD"; only the second figure without a baseline. */
const costSummary = (baseline, candidate) => `Cost per 1,000 runs: ${baseline === void 0 ? candidate : `${baseline} → ${candidate}`}`;
/** Energy of 1,000 runs, with and without idle power; undefined if it was not measured. */
function renderEnergy({ energy }) {
	if (energy === void 0) return void 0;
	const { baseline, candidate } = energy;
	const cells = (part) => [formatValue(baseline?.[part] ?? null, "J"), formatValue(candidate[part], "J")];
	const header = [
		COST_LABELS.energy,
		COLUMNS.baseline,
		COLUMNS.candidate
	];
	return {
		name: PARTS.energy,
		summary: energySummary(formatValue(candidate.grossJPer1000, "J")),
		body: [renderTable({
			header,
			align: "lrr"
		}, [[COST_LABELS.gross, ...cells("grossJPer1000")], [COST_LABELS.net, ...cells("netJPer1000")]]), escapeProse(energyText(energy))].join("\n\n")
	};
}
/** "Energy per 1,000 runs: 1.25 kJ". */
const energySummary = (candidate) => `Energy per 1,000 runs: ${candidate}`;
/** The meter that energy was measured with, and the idle power. */
function energyText({ how, idleW }) {
	const idle = idleW === null ? "Idle power is unknown." : `Idle power: ${idleW.toFixed(1)} W.`;
	return `Measured by ${meterText(how)}, in windows of back-to-back runs. ${idle}`;
}
// src/report/words/model/model-parts.ts
const MAX_ITEMS = 6;
/** A share as a whole percentage, or "<1%" and ">99%" where rounding would hide it. */
function percentText(share) {
	if (share > 0 && share < .01) return "<1%";
	if (share < 1 && share > .99) return ">99%";
	return `${Math.round(share * 100)}%`;
}
/** An operator by its name, in quotes when it is not a plain name. */
function operatorText(key) {
	return /^[\w.:-]{1,60}$/.test(key) ? key : quoted(key);
}
/** "Conv ×4, Relu ×2", at most six, then how many more there are. */
function operatorsText$1(operators) {
	return listText([...operators].map(([key, count]) => `${operatorText(key)} ×${count}`));
}
/**
* At most six items, then how many more there are.
*
* @param more - Number of items that are not in the list.
*/
function listText(items, more = 0, separator = ", ") {
	const shown = items.slice(0, MAX_ITEMS);
	return `${shown.join(separator)}${andMore(items.length - shown.length + more)}`;
}
/** "float32 [batch, 3, ?]": free sizes by their name. */
function typeText({ dtype, shape, moreAxes }) {
	if (shape === void 0 || shape === null) return `${dtype} of any shape`;
	return `${dtype} [${listText(shape.map(sizeText), moreAxes)}]`;
}
function sizeText(size) {
	if (size === null) return "?";
	return typeof size === "number" || /^[\w.+*/ -]{1,40}$/.test(size) ? String(size) : quoted(size);
}
/** "dynamic "batch"", "dynamic", "fixed at 8", "none". */
function batchText(axis) {
	if (axis === void 0 || axis === null) return "none";
	if (!axis.isDynamic) return `fixed at ${axis.size}`;
	return axis.name === null ? "dynamic" : `dynamic ${quoted(axis.name)}`;
}
// src/report/words/model/precision.ts
/** "int8 QDQ (static, per-channel symmetric weights) in 4 of 5 operators, 97% of the weight bytes". */
function precisionText(precision) {
	const { parts, isMixed, otherwise } = shortForm(precision);
	if (parts.length === 0) return "no matrix products";
	const texts = parts.map(({ share, coverage }) => [shareText(share), coverage ?? []].flat().join(" "));
	const rest = otherwise === void 0 ? [] : [`otherwise ${shareText(otherwise)}`];
	return `${isMixed ? "mixed: " : ""}${[...texts, ...rest].join("; ")}`;
}
function shortForm(precision) {
	const { main, shares } = precision;
	const covering = (some) => some.map((share) => ({
		share,
		coverage: coverageText(share, precision)
	}));
	if (main === void 0) return {
		parts: covering(shares),
		isMixed: shares.length > 0,
		otherwise: void 0
	};
	if (main.operators === precision.operators) return {
		parts: [{
			share: main,
			coverage: void 0
		}],
		isMixed: false,
		otherwise: void 0
	};
	if (main.scheme !== "float") return {
		parts: covering([main]),
		isMixed: false,
		otherwise: void 0
	};
	return {
		parts: covering(shares.filter((share) => shareName(share) !== shareName(main))),
		isMixed: false,
		otherwise: main
	};
}
/** How the precision changed, with the types of the inputs if the short descriptions do not differ. */
function precisionChangeText(before, after) {
	const textOf = looksAlike(before, after) ? detailedText : precisionText;
	return `${textOf(before)} → ${textOf(after)}`;
}
/** Whether the short descriptions match. They omit the types of inputs, among others. */
function looksAlike(before, after) {
	const key = (precision) => {
		const { parts, isMixed, otherwise } = shortForm(precision);
		const shown = parts.map(({ share, coverage }) => [shownOf(share), coverage]);
		return JSON.stringify([
			shown,
			isMixed,
			otherwise && shownOf(otherwise)
		]);
	};
	return key(before) === key(after);
}
const shownOf = ({ scheme, element, granularities, symmetry, storedFor }) => [
	scheme,
	element,
	granularities.filter((granularity) => granularity !== "unknown"),
	symmetry,
	storedFor
];
function detailedText({ shares }) {
	return shares.map((share) => {
		const inputs = joinAnd(share.activations) || "real";
		return `${shareText(share)} with ${inputs} inputs in ${countOf(share.operators, "operator")}`;
	}).join("; ");
}
/** How much of a model computes in one way: "in 4 of 5 operators, 97% of the weight bytes". */
function coverageText(share, { operators, weightBytes }) {
	const bytes = weightBytes === 0 ? "" : `, ${percentText(share.weightBytes / weightBytes)} of the weight bytes`;
	return `in ${share.operators} of ${countOf(operators, "operator")}${bytes}`;
}
/** One way to compute: "float32", "int8 QDQ (static, per-channel symmetric weights)", "int4 weight-only (MatMulNBits, blocks of 32)". */
function shareText(share) {
	const { scheme, storedFor } = share;
	if (scheme === "float") return shareName(share);
	const details = [
		...scheme === "qdq" || scheme === "qoperator" ? ["static"] : [],
		...storedFor,
		...weightsText(share)
	];
	return `${shareName(share)}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
}
/** "per-channel symmetric weights". */
function weightsText({ granularities, symmetry }) {
	const named = [joinAnd(granularities.filter((granularity) => granularity !== "unknown").map(granularityText)), ...symmetry === void 0 ? [] : [SYMMETRIES[symmetry]]].filter((word) => word !== "");
	return named.length === 0 ? [] : [`${named.join(" ")} weights`];
}
const SYMMETRIES = {
	symmetric: "symmetric",
	asymmetric: "asymmetric",
	mixed: "partly symmetric"
};
function granularityText(granularity) {
	return typeof granularity === "number" ? `block-of-${granularity}` : `per-${granularity}`;
}
// src/report/words/model/sparsity.ts
/** "2:4 (50% zeros; 2:4 in 4 of 5 eligible weights, 98% of their elements)". */
function sparsityText({ form, zeroShare, twoOfFour, sparseInitializers }) {
	const { tensors, eligibleTensors, share } = twoOfFour;
	if (zeroShare === void 0) return "unknown (no weights whose zeros can be counted)";
	const parts = [`${percentText(zeroShare)} zeros`];
	if (tensors > 0) {
		const eligible = countOf(eligibleTensors, "eligible weight");
		parts.push(`2:4 in ${tensors} of ${eligible}, ${percentText(share)} of their elements`);
	}
	if (sparseInitializers > 0) parts.push(`${sparseInitializers} stored as sparse_initializer`);
	return `${form} (${parts.join("; ")})`;
}
/**
* What ONNX Runtime gains from the zeros; undefined if there are too few to matter. Its CPU and CUDA providers have no
* kernels for them; its TensorRT provider uses 2:4 with `trt_sparsity_enable`, which onnxruntime-node cannot set.
*
* @see https://onnxruntime.ai/docs/execution-providers/TensorRT-ExecutionProvider.html
*/
function sparsityUseText({ form, sparseInitializers }) {
	if (sparseInitializers > 0) return "sparse_initializer only saves space in the file: ONNX Runtime expands it when it loads the model";
	switch (form) {
		case "2:4": return "no speedup in ONNX Runtime on CPU or CUDA: only its TensorRT provider uses 2:4, with trt_sparsity_enable, which onnxruntime-node cannot set";
		case "unstructured": return "no speedup in ONNX Runtime: it multiplies by zeros like by any other number";
		case "dense":
		case "unknown": return;
	}
}
// src/report/words/changes.ts
/** One change without its head: "float32 → int8 QDQ (static, per-channel symmetric weights)". */
function changeText(change) {
	switch (change.kind) {
		case "weights-retrained": return `retrained: ${changedWeights(change)}`;
		case "weights-partly-changed": {
			const { names, changed } = change;
			return `partly retrained: ${changedWeights(change)} (${listText(names.map(quoted), changed - names.length)})`;
		}
		case "weights-renamed": return `all weight tensors (${change.tensors}) renamed or replaced`;
		case "weights-other": return "weight tensors added or removed, the others unchanged";
		case "precision": {
			const ends = change.ends.length === 0 ? "" : `, including ${joinAnd(change.ends)}`;
			return `${precisionChangeText(change.before, change.after)}${ends}`;
		}
		case "recalibrated": return "recalibrated: same quantized weights with other scales, zero points or biases";
		case "sparsity": return `${sparsityText(change.before)} → ${sparsityText(change.after)}`;
		case "operators": {
			const counts = change.operators.map(({ operator, before, after }) => `${operatorText(operator)} ${before} → ${after}`);
			return `${offline(change)}${listText(counts, change.moreOperators)}`;
		}
		case "rewired": return `${offline(change)}same operators with other wiring, attributes or shapes`;
		case "graph-constants": return "same operators with other shapes or indices in constants";
		case "opset": return `opset ${change.before ?? "none"} → ${change.after ?? "none"}`;
		case "signature": return signatureText$1(change);
		case "served-artifact": {
			const { files, of, sizes } = change;
			return `${of === 1 ? "" : `${listText(files.map(quoted), of - files.length)}, `}${formatValue(sizes.before, "bytes")} → ${formatValue(sizes.after, "bytes")}`;
		}
		case "program": return `${listText(change.files.map(quoted), change.of - change.files.length)} changed`;
		case "setting": return `${change.name}: ${change.before ?? "none"} → ${change.after ?? "none"}`;
		case "limit": {
			const { metric, before, after } = change;
			return `${metric}: ${limitText$1(metric, before)} → ${limitText$1(metric, after)}`;
		}
	}
}
function changedWeights({ changed, of, isSampled }) {
	return `${changed} of ${countOf(of, "weight tensor")} changed${isSampled ? ", by a sample of each" : ""}`;
}
const offline = ({ isOptimizedOffline }) => isOptimizedOffline ? "optimized offline by ONNX Runtime: " : "";
function signatureText$1({ batchAxis, values, moreValues }) {
	return [...batchAxis === null ? [] : [`batch axis ${batchText(batchAxis.before)} → ${batchText(batchAxis.after)}`], listText(values.map(valueText$1), moreValues, "; ")].join("; ");
}
function valueText$1({ kind, name, before, after }) {
	const of = (type) => type === null ? "" : typeText(type);
	if (after === null) return `${kind} ${quoted(name)} removed`;
	return before === null ? `new ${kind} ${quoted(name)}: ${of(after)}` : `${kind} ${quoted(name)}: ${of(before)} → ${of(after)}`;
}
function limitText$1(metric, limit) {
	if (limit === null) return "none";
	const decided = limit.decide === "confident" ? ", decide confident" : "";
	return `${describeLimit(metric, limit)}${decided}`;
}
const HEAD_NAMES = {
	weights: "weights",
	precision: "precision",
	sparsity: "sparsity",
	graph: "graph",
	signature: "inputs and outputs",
	"runtime-version": "runtime version",
	provider: "execution provider",
	"session-options": "session options",
	artifact: "model file",
	server: "server",
	dataset: "data set",
	"pre-processing": "pre-processing",
	traffic: "traffic",
	hardware: "hardware",
	limits: "limits"
};
/** A head as a reader knows it: "session options". */
const headName = (head) => HEAD_NAMES[head];
/** Several heads in a sentence: "precision, graph and session options". */
const headNames = (heads) => joinAnd(heads.map(headName));
/**
* How to get one comparison per change, without a full stop: "Split the change so that precision and graph are measured
* one at a time".
*/
function adviseOnChanges(heads) {
	return `Split the change so that ${headNames(heads)} are measured one at a time`;
}
/**
* What changed between the arms, in one sentence; undefined if nothing changed that could make them differ. "Changed:
* precision (float32 → int8 QDQ).", "Changed together: precision and session options, so no row shows which one caused
* it."
*/
function changesText(changes) {
	const heads = changedHeads(changes);
	const [first, ...more] = heads;
	if (first === void 0) return void 0;
	if (more.length > 0) return `Changed together: ${headNames(heads)}, so no row shows which one caused it.`;
	const texts = changes.filter(({ head }) => head === first).map(changeText);
	return `Changed: ${headName(first)} (${texts.join(", ")}).`;
}
/** The same without what changed in the graph, for a reader who has just read which operators grew. */
function changesWithoutOperatorsText(changes) {
	return changedHeads(changes).every((head) => head === "graph") ? void 0 : changesText(changes);
}
/** Why changes of the model file may be missing from the list, as a sentence. */
function changesUnknownText(why) {
	switch (why) {
		case "no-baseline-file": return "Changes in the model file are unknown: the baseline’s file is not available.";
		case "too-large-to-inspect": return "Changes in the model file are unknown: it is too large for the inspector.";
	}
}
// src/report/words/baseline/difference.ts
/** Why two arms cannot be compared, as a clause without a full stop. */
function differenceText(difference) {
	switch (difference.kind) {
		case "field": {
			const { field, baseline, candidate } = difference;
			return `${field}: ${baseline ?? "absent"} → ${candidate ?? "absent"}`;
		}
		case "input": {
			const { name, baseline, candidate } = difference;
			return `input \`${name}\`: ${rankText(baseline)} → ${rankText(candidate)}`;
		}
		case "signature": {
			const { of, baseline, candidate } = difference;
			return `the ${of} differ: the baseline has ${signatureText(baseline)}; this model has ${signatureText(candidate)}`;
		}
		case "figures-only": return "only the figures of the last release are available, not its model file";
		case "several-changes": return `several things changed together: ${headNames(difference.heads)}`;
		case "changes-unknown": return UNKNOWN[difference.why];
		case "untrusted": return "according to an untrusted run";
	}
}
const UNKNOWN = {
	"no-baseline-file": "the changes in the model file are unknown, because the baseline’s file is not available",
	"too-large-to-inspect": "the changes in the model file are unknown, because it is too large for the inspector"
};
/** "`x` float32 [n, 4] and `mask` int64 [n, ?]". */
function signatureText({ tensors, more }) {
	const texts = tensors.map((tensor) => `${quoted(tensor.name)} ${typeText(tensor)}`);
	if (texts.length === 0) return "none";
	return more > 0 ? `${texts.join(", ")}${andMore(more)}` : joinAnd(texts);
}
function rankText(type) {
	if (type === null) return "absent";
	const { dtype, rank } = type;
	return rank === null ? `${dtype} of any shape` : `${dtype} with ${countOf(rank, "dimension")}`;
}
// src/report/words/drift.ts
/** "release `v1.2` (`1a2b3c4`)"; "the last release" if it is unknown. */
function releaseName({ release }) {
	return release === null ? "the last release" : `release \`${release.tag}\` (\`${release.commit.slice(0, 7)}\`)`;
}
/** Why the drift was not judged, or need not be, as a clause without a full stop. */
function driftReasonText(reason) {
	switch (reason.kind) {
		case "items-in-shards": return `the drift limits on ${metricNames(reason.metrics)} need all items, which were split into shards`;
		case "release-unknown": return `which release is the last one is unknown (${releaseUnknownText(reason.why)})`;
		case "no-release": return "there is no release yet";
		case "kept-by-record": return "the same model kept these limits when it was recorded";
		case "not-measured": return `it could not be measured: ${reason.message}`;
		case "no-baseline": return noBaselineText(reason.why);
		case "incomparable": return `it cannot be compared: ${reason.differences.map(differenceText).join("; ")}`;
		case "not-judged": return "no limit could be judged";
	}
}
/** Why the last release is unknown, as a clause without a full stop. */
function releaseUnknownText(why) {
	switch (why.kind) {
		case "not-asked": return "this run cannot look it up";
		case "no-token": return "there is no token to ask GitHub with";
		case "shallow-clone": return "the clone is shallow and has no tag: name the release with `--release`";
		case "failed": return why.message;
	}
}
// src/report/words/baseline/acceptance.ts
/** Why a recorded commit may, or may not, be the baseline of later comparisons: a clause without a full stop. */
function acceptanceReasonText(reason) {
	switch (reason.kind) {
		case "recorded-by-hand": return "recorded by hand, compared with nothing";
		case "accepted-by-person": return reason.reason;
		case "limits-kept": return "every limit is kept";
		case "waived": return "every broken limit is within its waiver";
		case "no-baseline": return noBaselineText(reason.why);
		case "undecided": return reason.keepsLimits ? "undecided, but the measured figures keep every limit" : "undecided, and the measured figures do not keep every limit";
		case "incomparable": return `cannot be compared: ${reason.differences.map(differenceText).join("; ")}`;
		case "limits-broken": return `breaks ${reason.isDrift ? "a drift limit" : "a limit"}: ${metricNames(reason.metrics)}`;
		case "drift-not-judged": return "the drift since the last release was not judged";
		case "not-measured": return `could not be measured: ${reason.message}`;
		case "not-acceptable": return reason.message === null ? "a model that could not be measured cannot be a baseline" : `a model that could not be measured cannot be a baseline: ${reason.message}`;
		case "nothing-judged": return "no limit could be judged";
		case "gpu-busy": return "other work was running on the GPU";
		case "error": return `the gate could not do its work: ${reason.message}`;
		case "recorded-text": return reason.text;
	}
}
/** Whether what this run recorded may be the baseline of later comparisons, and why: one sentence. */
function acceptanceText({ accepted, why, by }) {
	const reason = acceptanceReasonText(why);
	if (!accepted) return `Recorded, but not accepted as a baseline: ${reason}.`;
	if (by === void 0) return `Recorded and accepted as a baseline: ${reason}.`;
	const when = by.isThisRun ? "by this run" : "earlier";
	return `Recorded and accepted as a baseline by ${by.actor}, ${when}: ${reason}.`;
}
// src/report/words/row/slices.ts
/** The unit to print a model's scores in: shares if the limit is in percentage points. */
function scoreUnit(rows) {
	return shownUnit("score", limitClauses(scoreRow(rows)?.limit ?? null));
}
const scoreRow = (rows) => rows.find(({ metric }) => metric === "task-score");
/** The slices, worst change first; those that cannot be compared last. */
const worstSlicesFirst = ({ slices, rows }) => slices.toSorted((left, right) => harmOf(right, rows) - harmOf(left, rows));
/** The slice with the worst change; undefined if none got worse. */
function worstSlice(model) {
	const [worst] = worstSlicesFirst(model);
	return worst !== void 0 && harmOf(worst, model.rows) > 0 ? worst : void 0;
}
/** How much worse a slice got; −∞ if it cannot be compared. */
function harmOf({ baseline, candidate }, rows) {
	if (baseline === null || candidate === null) return Number.NEGATIVE_INFINITY;
	return scoreRow(rows)?.score?.better === "lower" ? candidate - baseline : baseline - candidate;
}
/** "−18.3 pp"; undefined if the slice cannot be compared. */
function sliceChangeText({ baseline, candidate }, unit) {
	if (baseline === null || candidate === null) return void 0;
	return formatChange({
		baseline,
		candidate,
		change: candidate - baseline,
		changeKind: "difference",
		unit,
		state: "shown"
	}, []);
}
// src/report/words/guessing.ts
/** "the baseline is no better than guessing (10.00%, chance 10.00%)", for a headline. */
function guessingTag({ arm, score, chance }, rows) {
	const unit = scoreUnit(rows);
	return `${SUBJECTS[arm]} is no better than guessing (${formatValue(score, unit)}, chance ${formatValue(chance, unit)})`;
}
const SUBJECTS = {
	baseline: "the baseline",
	candidate: "this model"
};
/** What chance means here, and what to check: two sentences. */
function guessingText({ by }) {
	return `${GUESSES[by]} A broken model would pass as well, so check that the labels fit the outputs: their order, \`classes\` and \`output\`.`;
}
const GUESSES = {
	"most-frequent": "Chance is what a model scores that always names the most frequent labels.",
	"as-often": "Chance is what a model scores that names each class at random, as often as it occurs.",
	shares: "Chance is what a model scores that always says how often each class occurs.",
	"random-order": "Chance is what a model scores that ranks the items at random.",
	"mean-label": "Chance is what a model scores that always says the mean of the labels.",
	"median-label": "Chance is what a model scores that always says the median of the labels.",
	"any-direction": "Chance is what a model scores that points in any direction.",
	nothing: "No item is right."
};
// src/report/words/note.ts
/** A note as one or two sentences. */
function noteText(note) {
	switch (note.kind) {
		case "earlier-reference":
		case "store-unavailable":
		case "acceptance-unknown":
		case "record-unused":
		case "record-of-another-file":
		case "commit-not-fetched":
		case "settings-unknown": return baselineNoteText(note);
		case "not-judged-on-cpu": return `Not judged on the CPU fallback: ${metricNames(note.metrics)}.`;
		case "judged-by-own-file": return `This change is judged by its own version of \`${note.path}\`: the one at base commit \`${note.commit.slice(0, 7)}\` ${OWN_FILE[note.why]}${note.message === void 0 ? "" : ` (${note.message})`}.`;
		case "columns-by-position": return `Input \`${plainText(note.input, MAX_COLUMN)}\` takes ${countOf(note.of, "column")} of the data set in the order of the file: ${columnNames(note)}. To make names decide, list them under \`dataset.columns\`.`;
		case "missing-values": return `${countOf(note.fields, "missing value")} in ${columnNames(note)} reached the models as NaN.`;
		case "input-renamed": return `Input ${quoted(note.baseline)} of the baseline is called ${quoted(note.candidate)} in this model; both get the same values. ${RENAME_STEP}`;
		case "input-by-other-name": return `Input ${quoted(note.input)} gets ${quoted(note.name)} of the data set, the only value that fits. Rename it in the data set.`;
		case "output-renamed": return outputRenamedText(note);
		case "inputs-unused": return `The data set has inputs that no model takes: ${firstNames(note.names, note.of)}.`;
		case "waivers-unreadable": return `No waiver applies, because the waiver file cannot be read: ${note.message}`;
		case "earlier-attempt-failed": return `Nothing was measured: an earlier attempt at this comparison failed. ${note.isCommandLine ? "Change the model, the limits or the waivers, or measure again with `check --fresh`." : "Re-running does not change that; changing the model, the limits or the waivers does."}`;
		case "attempt-fails-alone": return "This attempt fails on its own launches, which is enough to block, although all attempts together would not fail.";
		case "attempts-decide": return `On its own launches this attempt would have ended as \`${note.state}\`; all attempts together decide.`;
		case "attempts-doubted": return `All attempts together would pass, but the earlier ones do not count for that: ${doubtsText(note.doubts)}.`;
		case "attempt-too-large": return "Re-runs will not know about this attempt: its figures are too large to keep.";
		case "attempt-not-kept": return `Re-runs will not know about this attempt: it was not saved in ${storeText(note.store)} (${storeProblemText(note.problem)}).`;
		case "attempts-unknown": return `There may be earlier attempts at this comparison: ${storeText(note.store)} could not be read (${storeProblemText(note.problem)}).`;
		case "attempt-unused": return `An earlier attempt in ${storeText(note.store)} is not used (${storeProblemText(note.problem)}).`;
		case "evidence-reused": return `Nothing was measured here: the figures are those of the run of pull request ${note.source.pullRequest} (${note.source.url}), judged again.`;
		case "evidence-unused": return `The pull request’s own figures were not reused: ${evidenceUnusedText(note.why)}.`;
		case "launches-discarded": return discardedText(note);
		case "gpu-power-capped": return "The GPU was at its power limit for part of the time.";
		case "waited-for-cores": return `The machine was busy: this model waited for a core ${formatShare(note.candidateShare)} of the time, the baseline ${formatShare(note.baselineShare)}. ${note.isLeftOut ? "Latency leaves this out." : "Latency includes this, because requests queue."}`;
		case "repeats-answered-faster": return `The ${note.arm === "candidate" ? "new" : "baseline’s"} server answers a prompt that it has just seen at least ${formatShare(1 - note.ratio)} faster than a new one. No timed prompt is the same as another, so its cache plays no part in the figures.`;
		case "answers-cut-off": return `Answers cut off at \`generation.max-tokens\`: ${countsText(note)}.`;
		case "requests-failed": return `Requests that failed while the regression set was scored, and so count as wrong: ${countsText(note)}.`;
		case "servers-not-started": return "The servers ran already, so the gate did not start them anew for each launch. Differences between two starts of one server are not in the intervals.";
		case "cpu-stolen": return `The machine’s host withheld ${formatShare(note.share)} of its CPU time (steal).`;
		case "random-inputs": return randomInputsText(note);
		case "outputs-not-compared": return `Outputs that were not compared, because ${NOT_COMPARED[note.why]}: ${firstNames(note.names)}.`;
		case "outputs-constant": return `Some outputs of the baseline have the same values for every item, so a match there says little: ${firstNames(note.names)}.`;
	}
}
/** Whether a reader must not miss a note, because evidence or limits are not the expected ones. */
function isVisible({ kind }) {
	switch (kind) {
		case "earlier-reference":
		case "settings-unknown":
		case "acceptance-unknown":
		case "not-judged-on-cpu":
		case "judged-by-own-file":
		case "input-renamed":
		case "input-by-other-name":
		case "output-renamed":
		case "waivers-unreadable":
		case "earlier-attempt-failed":
		case "attempt-fails-alone":
		case "attempts-decide":
		case "attempts-doubted":
		case "attempts-unknown":
		case "evidence-reused":
		case "random-inputs":
		case "outputs-not-compared":
		case "outputs-constant":
		case "requests-failed":
		case "servers-not-started": return true;
		case "columns-by-position":
		case "missing-values":
		case "inputs-unused":
		case "store-unavailable":
		case "record-unused":
		case "record-of-another-file":
		case "commit-not-fetched":
		case "attempt-too-large":
		case "attempt-not-kept":
		case "attempt-unused":
		case "evidence-unused":
		case "launches-discarded":
		case "gpu-power-capped":
		case "waited-for-cores":
		case "cpu-stolen":
		case "repeats-answered-faster":
		case "answers-cut-off": return false;
	}
}
/** "12 of 200, 10 for the baseline". */
const countsText = ({ baseline, candidate, of }) => `${formatCount(candidate)} of ${formatCount(of)}${baseline === null ? "" : `, ${formatCount(baseline)} for the baseline`}`;
/** All that a reader should know besides the rows: what they must not miss, and the rest. */
function modelNotes({ notes, saves, acceptance, fallback, guessing }) {
	return {
		visible: [
			...fallback === void 0 ? [] : [fallbackText(fallback)],
			...guessing === void 0 ? [] : [guessingText(guessing)],
			...notes.filter(isVisible).map(noteText),
			...saves.filter(({ state }) => state === "not-saved").map(savedText)
		],
		others: [
			...notes.filter((note) => !isVisible(note)).map(noteText),
			...saves.filter(({ state }) => state === "saved").map(savedText),
			...acceptance === void 0 ? [] : [acceptanceText(acceptance)]
		]
	};
}
const DOUBTS = {
	"own-figures": "this run’s own figures do not keep the limit",
	differs: "they differ from what this run measured",
	"not-comparable": "they cannot be compared with what this run measured"
};
/** "they differ from what this run measured (P95 latency); …". */
function doubtsText(doubts) {
	return [...new Set(doubts.map(({ why }) => why))].map((why) => {
		const metrics = doubts.filter((doubt) => doubt.why === why).map(({ metric }) => metric);
		return `${DOUBTS[why]} (${metricNames(metrics)})`;
	}).join("; ");
}
/** A note has room for a few names. */
const MAX_COLUMN = 24;
/** "`a`, `b` and 3 more". */
function columnNames({ columns, of }) {
	const shown = columns.slice(0, 6).map((name) => `\`${plainText(name, MAX_COLUMN)}\``);
	return `${shown.join(", ")}${andMore(of - shown.length)}`;
}
const NOT_COMPARED = {
	"not-tensors": "they are not tensors of numbers or text",
	"in-one-model": "only one of the models has them"
};
const MAX_NAMES = 5;
const firstNames = (names, of = names.length) => {
	const shown = names.slice(0, MAX_NAMES).map((name) => quoted(name));
	return `${shown.join(", ")}${andMore(of - shown.length)}`;
};
const RENAME_STEP = "Rename it in the data set with this change, so that names match after the merge.";
function outputRenamedText({ baseline, candidate, how }) {
	const [before, now] = [quoted(baseline), quoted(candidate)];
	switch (how) {
		case "policy": return `This model is scored on output ${now}, the baseline on ${before}, as their policies say.`;
		case "match": return `Output ${before} of the baseline is called ${now} in this model: no other has its type and shape. If the policy or the labels name ${before}, write ${now} there with this change.`;
		case "only": return `This model is scored on its only output, ${now}, and the baseline on ${before}.`;
	}
}
/** The most important first, because a long text is cut. */
function randomInputsText(note) {
	const { items, sizes, values, rtol, atol } = note;
	const chosen = values.map(({ name, low, high }) => `${quoted(name)} ${low === high ? low : `${low} to ${high}`}`);
	return [
		`Inputs are random, so accuracy on real data was not judged: ${countOf(items, "item")}, floats −1 to 1, integers of 32 or 64 bits 0 or 1, masks 1${chosen.map((text) => `, ${text}`).join("")}.`,
		`Outputs match within ${formatPercent(rtol)} or ${atol}.`,
		...sizes.length === 0 ? [] : [`Open sizes: ${sizes.map(({ name, size }) => `${quoted(name)} ${size}`).join(", ")}.`]
	].join(" ");
}
const OWN_FILE = {
	"in-lfs": "is in Git LFS and could not be fetched",
	absent: "does not exist"
};
const DISCARDED = {
	late: "the load generator could not keep up",
	"gpu-busy": "the GPU was busy or throttled"
};
function discardedText({ why, launches, of, disturbances }) {
	const detail = disturbances.length === 0 ? "" : ` (${disturbances.map(gpuDisturbanceText).join("; ")})`;
	return `Discarded ${launches} of ${countOf(of, "launch")}: ${DISCARDED[why]}${detail}.`;
}
// src/report/words/failure.ts
/** That a model could not be measured, to follow its name in a headline: "cannot run on `cuda` here". */
function failureHeadline({ failure, providers }) {
	switch (failure) {
		case "no-provider": return `cannot run on ${namesOf(providers)} here`;
		case "fell-back": return "would run partly on the CPU, which strict placement forbids";
		case "crashed": return "crashed while it was measured";
		case "timed-out": return "did not finish in time";
		case "out-of-memory": return "used too much memory";
		case "refused": return "was refused by the runtime";
		case "no-answer": return "answered no request";
		case "broke-protocol": return "gave an answer that cannot be read";
	}
}
/** Why a model could not be measured, as a clause: "could not be measured: the process crashed …". */
function failureText({ failure, message, providers }) {
	const detail = message === null ? "" : `: ${message}`;
	switch (failure) {
		case "no-provider":
		case "fell-back": return `${failureHeadline({
			failure,
			providers
		})}${detail}`;
		case "crashed":
		case "timed-out":
		case "out-of-memory":
		case "refused":
		case "broke-protocol":
		case "no-answer": return `could not be measured${detail}`;
	}
}
const namesOf = (providers) => providers.length === 0 ? "its provider" : providers.map((provider) => `\`${provider}\``).join(" or ");
// src/report/words/contradiction.ts
/** A combination in a verdict that cannot be true: one clause about "it", without a full stop. */
function contradictionText(contradiction) {
	switch (contradiction.kind) {
		case "no-model": return "it has no model";
		case "too-many-models": return `it has more than ${contradiction.max} models`;
		case "bad-model-id": return "it has a model id that no policy allows";
		case "metric-twice": return `it has two rows for ${metricNames([contradiction.metric])}`;
		case "passes-beyond-limit": return `its row ${metricNames([contradiction.metric])} passes without being within its limit`;
		case "waived-without-waiver": return `its row ${metricNames([contradiction.metric])} is waived, but no waiver applies`;
		case "drift-passes-over-failure": return "its drift since the last release passes despite a row that failed";
		case "milder-than-rows": return `a model claims "${word(contradiction.state)}", but its rows say "${word(contradiction.rows)}"`;
		case "green-without-figures": return `a model claims "${word(contradiction.state)}", but it was not measured`;
		case "complete-despite-problems": return `it claims "${word(contradiction.state)}", but results are missing`;
		case "not-the-worst-model": return `it claims "${word(contradiction.state)}", but its worst model is "${word(contradiction.worst)}"`;
		case "limit-not-judged": return `it has no row that judges ${metricNames([contradiction.metric])} by the limit of the policy`;
		case "drift-not-judged": return "it does not judge the drift limits of the policy";
		case "not-new": return "it claims that the model is new, but the base commit has it";
	}
}
const word = (state) => STATE_LABELS[state].word;
// src/report/words/problem.ts
/** What is wrong with the results of several jobs: one clause, without a full stop. */
function problemText(problem) {
	switch (problem.kind) {
		case "job-not-successful": return `job \`${problem.job}\` did not succeed (${problem.result})`;
		case "unreadable-file": return `\`${problem.place}\` is not a result of this gate: ${unreadableText(problem.why)}`;
		case "refused-result": return `the result for ${resultText(problem.result)} in \`${problem.place}\` ${mismatchText(problem.why)}`;
		case "no-result": return `\`${problem.model}\` has no result: its measuring job left none`;
		case "several-results": return `\`${problem.model}\` has ${problem.results} results, expected one`;
		case "whole-and-shards": return `\`${problem.model}\` has both a result for all items and results for shards`;
		case "different-splits": return `\`${problem.model}\` has shards of different splits: ${problem.of.map((of) => `of ${of}`).join(", ")}`;
		case "duplicate-shard": return `\`${problem.model}\` has more than one result for ${shardText(problem.shard)}`;
		case "missing-shards": return `\`${problem.model}\` has no result for ${problem.shards.length === 1 ? "shard" : "shards"} ${problem.shards.join(", ")} of ${problem.of}`;
		case "job-failed": return `${resultText(problem.result)}: ${problem.message}`;
		case "result-without-verdict": return `the result for \`${problem.model}\` has no verdict`;
		case "contradiction": return `the result for \`${problem.model}\` contradicts itself: ${contradictionText(problem.contradiction)}`;
		case "shard-without-outcomes": return `a shard of \`${problem.model}\` has no outcomes`;
		case "other-settings": return `\`${problem.model}\`, ${shardText(problem.shard)}, was scored with other settings than the first shard: ${problem.differences.map(differenceText).join("; ")}`;
		case "other-file": return `\`${problem.model}\`, ${shardText(problem.shard)}, was scored with another ${problem.arm} than the first shard`;
		case "shards-of-different-sets": return `the shards of \`${problem.model}\` do not make up one set: ${problem.message}`;
		case "untrusted": return `the verdict job of that run reported ${problem.problems === 1 ? "one problem" : `${problem.problems} problems`}`;
	}
}
const resultText = ({ model, shard }) => shard === null ? `\`${model}\`` : `\`${model}\`, ${shardText(shard)}`;
const shardText = ({ index, of }) => `shard ${index} of ${of}`;
const FIELDS = {
	repository: "repository",
	runId: "run",
	commit: "commit",
	baselineCommit: "baseline commit",
	use: "use",
	policy: "policy",
	gate: "version of the gate"
};
function mismatchText(why) {
	switch (why.kind) {
		case "other-identity": return `is of another ${FIELDS[why.field]}: expected ${shortened(why.expected)}, got ${shortened(why.got)}`;
		case "later-attempt": return `is of attempt ${why.got}, which is later than this one (${why.expected})`;
		case "unknown-model": return "is of a model that the policy does not have";
		case "not-on-fallback": return "was not measured as a CPU fallback, which the route job chose: pass its output `fallback` to the measuring job";
		case "on-fallback": return "was measured as a CPU fallback, which the route job did not choose";
	}
}
function unreadableText(why) {
	switch (why.kind) {
		case "not-a-file": return "it is a link or a folder, not a file";
		case "too-large": return `it has ${why.bytes} bytes, more than ${why.maxBytes}`;
		case "not-json": return "it is not JSON";
		case "not-read": return `it could not be read (${why.message})`;
		case "invalid": return why.path === "" ? why.message : `\`${why.path}\`: ${why.message}`;
	}
}
const MAX_CHARACTERS = 100;
/** A digest by its first characters; any other name cut to fit on a line. */
const shortened = (name) => name === null ? "none" : name.slice(0, /^[0-9a-f]{40,64}$/.test(name) ? 12 : MAX_CHARACTERS);
// src/report/words/headline.ts
/** What was found for all models, on one line: the worst model's headline, and how many ended like it. */
function verdictHeadline({ state, models, rules, problems }) {
	const [problem, ...more] = problems ?? [];
	if (problem !== void 0) return `not everything was measured: ${problemText(problem)}${andMore(more.length)}`;
	const worst = models.find((model) => model.state === state);
	if (worst === void 0) return "no model was judged";
	const alike = models.filter((model) => model.state === state).length;
	const count = models.length === 1 ? "" : `${alike} of ${models.length} models: `;
	const warning = rules === void 0 ? void 0 : rulesTag(rules);
	return [`${count}\`${worst.id}\` ${headline(worst)}`, ...warning === void 0 ? [] : [warning]].join("; ");
}
/**
* What was found for a model, to follow its name, on one line without a full stop: "P95 latency +45.6% (limit +10%);
* attempt 3".
*/
function headline(model) {
	return [findingText(model), ...tags(model)].join("; ");
}
/** A change that is its own judge or that loosens the gate: a reader must not miss either. */
function rulesTag({ origin, changes }) {
	switch (origin) {
		case "first": return "judged by its own policy: the base commit has none";
		case "unreadable": return "judged by its own policy: the base commit’s cannot be read";
		case "base-commit":
			if (changes.some(({ effect }) => effect === "loosened")) return "loosens the policy";
			return changes.some(mayLoosen) ? "changes the policy" : void 0;
	}
}
/** The last release comes first if it alone decided. */
function findingText(model) {
	const own = endingText(model);
	const { drift } = model;
	if (drift === void 0 || drift.state === "pass") return own;
	const since = driftText(drift);
	const state = ownState(model);
	return state === "pass" || state === "waived" ? since : `${own}; ${since}`;
}
/** How a comparison ended by itself, to follow a model's name, without a full stop. */
function endingText(model) {
	const { ending, rows, saves } = model;
	const state = ownState(model);
	switch (ending.kind) {
		case "compared": return rowsText(state, rows);
		case "unchanged": {
			const judged = rows.filter((row) => row.state !== "shown").length;
			return `is unchanged since its baseline was recorded: ${countKept(rows)} of ${judged} limits kept`;
		}
		case "failed": return failureHeadline(ending);
		case "shard-failed": return `could not be scored: shard ${ending.shard} of ${ending.of} failed`;
		case "incomparable": return "cannot be compared with its baseline";
		case "no-baseline":
			if (state === "fail") return namedRows(rows, "fail");
			return ending.why.kind === "new-model" ? "is new" : "has no baseline to compare with";
		case "measured-alone":
			if (state === "fail") return namedRows(rows, "fail");
			return ending.isRecordable ? recordedText(saves) : "was not recorded: other work was running on the GPU";
		case "not-signed-off": return "was not measured, and the release is not signed off";
	}
}
/** The state of a model by its rows alone, or its own if nothing was measured. */
function ownState({ ending, rows, baselineSource, state }) {
	switch (ending.kind) {
		case "compared":
		case "unchanged":
		case "no-baseline":
		case "measured-alone": {
			const ofRows = stateOf(rows, baselineSource !== null);
			return ofRows === "error" && rows.some(isOfShard) ? "pass" : ofRows;
		}
		case "failed":
		case "shard-failed":
		case "incomparable":
		case "not-signed-off": return state;
	}
}
function recordedText(saves) {
	const saved = saves.find(({ state }) => state === "saved");
	return saved === void 0 ? "was measured, but no store could save the baseline" : `was recorded as baseline in ${storeText(saved.store)}`;
}
function driftText(drift) {
	const { state, rows, why } = drift;
	if (why === void 0) return `${rowsText(state, rows)} since ${releaseName(drift)}`;
	return `drift since ${releaseName(drift)}: ${driftReasonText(why)}`;
}
/** What a reader must know before believing a verdict, a few words each. */
function tags(model) {
	const { attempts, acceptance, fallback, ending, oneChange, waivers = [], rows } = model;
	const { relocation, state, passesUndecided } = model;
	const heads = changedHeads(model.changes);
	const isFailed = (metric) => rows.some((row) => row.metric === metric && row.state === "fail");
	const expired = waivers.find(({ standing, metric }) => standing === "expired" && isFailed(metric));
	return [
		...expired === void 0 ? [] : [`its waiver expired on ${expired.expires}`],
		...attempts === void 0 ? [] : [attemptsTag(attempts)],
		...ending.kind === "compared" && oneChange !== "off" && heads.length > 1 ? [`${heads.length} things changed together`] : [],
		...relocation === void 0 ? [] : relocationTags(relocation),
		...weaknessTags(model),
		...randomTags(model),
		...fallback === void 0 ? [] : ["measured on the CPU fallback"],
		...state === "inconclusive" && passesUndecided ? ["passes because of `on-inconclusive: pass`"] : [],
		...acceptance === void 0 || ending.kind === "measured-alone" ? [] : acceptanceTag(acceptance)
	];
}
/** Fewer items say little: with nine, one flipped item is eleven percentage points. */
const FEW_ITEMS = 10;
/** Why a comparison that was made proves little. */
function weaknessTags({ ending, models, rows, guessing, changes }) {
	const score = rows.find(({ metric }) => metric === "task-score");
	const items = score?.samples?.of === "item" ? score.samples.candidate : void 0;
	return [
		...ending.kind === "compared" && models.baseline?.sha256 === models.candidate.sha256 && changes.every(({ head }) => head !== "server") ? ["both models are the same file"] : [],
		...items !== void 0 && items < FEW_ITEMS ? [`scored on ${countOf(items, "item")} only`] : [],
		...guessing === void 0 ? [] : [guessingTag(guessing, rows)]
	];
}
/** A comparison on random inputs says nothing about real data, and only about the outputs that it compared. */
function randomTags({ notes, ending }) {
	if (!notes.some(({ kind }) => kind === "random-inputs")) return [];
	const left = notes.flatMap((note) => note.kind === "outputs-not-compared" ? note.names : []);
	const isConstant = notes.some((note) => note.kind === "outputs-constant" && note.names.length === note.of);
	return [
		"on random inputs",
		...left.length > 0 && ending.kind === "compared" ? [`${countOf(left.length, "output")} not compared`] : [],
		...isConstant ? ["the baseline’s outputs never change"] : []
	];
}
/** "renamed from `a`", "moved from `a.onnx` (removed) to `b.onnx`". */
function relocationTags({ formerId, moved }) {
	return [...formerId === void 0 ? [] : [`renamed from \`${formerId}\``], ...moved === void 0 ? [] : [`moved from \`${pathText(moved.from)}\` (${OLD_FILES[moved.oldFile]}) to \`${pathText(moved.to)}\``]];
}
/** The headline has room for about a line. */
const pathText = (path) => plainText(path, 60);
const OLD_FILES = {
	removed: "removed",
	unchanged: "left unchanged",
	"not-in-git": "not in git"
};
function attemptsTag({ number, basis }) {
	switch (basis) {
		case "all":
		case "this": return `attempt ${number}`;
		case "earlier": return `attempt ${number}, decided by an earlier one`;
		case "pull-request": return "measured by the pull request’s own run";
	}
}
function acceptanceTag({ accepted, by }) {
	if (!accepted) return ["recorded, but not accepted as a baseline"];
	return by === void 0 ? [] : [`accepted by ${by.actor}`];
}
// src/report/words/refusal.ts
/** Why a release is not signed off, as a clause without a full stop. */
function refusalText(refusal) {
	switch (refusal.kind) {
		case "no-earlier-release": return refusal.why === null ? "there is no earlier release to compare with" : `the last release is unknown: ${releaseUnknownText(refusal.why)}`;
		case "other-commit": return `${refusal.expected === null ? "the commit of the run" : commitText(refusal.expected)} must be checked out, but ${refusal.got === null ? "git cannot read which commit is" : `${commitText(refusal.got)} is`}`;
		case "file-not-of-commit": return `\`${refusal.path}\` ${CHANGED[refusal.is]}`;
		case "file-unknown": return `git cannot say whether \`${refusal.path}\` is as committed: ${refusal.message}`;
		case "no-nightly": {
			const { model, path, sha256, maxAgeMs, why } = refusal;
			return `no nightly run of the last ${ageText(maxAgeMs)} passed \`${model}\` as it is in \`${path}\` (SHA-256 ${shortDigest(sha256)}): ${noNightlyText(why)}`;
		}
		case "repeat-not-passed": {
			const { model, repeat, of, state } = refusal;
			return `\`${model}\` ended as \`${state}\`${of === 1 ? "" : ` in repeat ${repeat} of ${of}`}`;
		}
	}
}
const CHANGED = {
	changed: "was changed after the commit",
	uncommitted: "is not in the commit"
};
function noNightlyText(why) {
	switch (why.kind) {
		case "no-data-branch": return "no data branch is named, so there is no history";
		case "no-history": return `branch \`${why.branch}\` has no \`history.jsonl\``;
		case "history-unreadable": return `\`history.jsonl\` of branch \`${why.branch}\` could not be read: ${why.message}`;
		case "no-run": return "the history has no nightly run of this model";
		case "other-file": return `the last nightly run, on \`${why.recordedAt}\`, tested another file (SHA-256 ${shortDigest(why.sha256)})`;
		case "too-old": return `the last nightly run of this file was on \`${why.recordedAt}\``;
		case "not-passed": return `the last nightly run of this file, on \`${why.recordedAt}\`, ended as \`${why.state}\``;
		case "not-accepted": return `the last nightly run of this file, on \`${why.recordedAt}\`, was not accepted`;
	}
}
const commitText = (sha) => `commit \`${sha.slice(0, 7)}\``;
const shortDigest = (sha256) => `\`${sha256.slice(0, 12)}\``;
/** "7 days", "36 hours". */
function ageText(ms) {
	const hours = ms / 36e5;
	const [amount, unit] = hours >= 48 ? [hours / 24, "days"] : [hours, "hours"];
	return `${Number(amount.toPrecision(6))} ${unit}`;
}
// src/report/words/row/time.ts
/** Title of the fold of times. */
const timeSummary = ({ diagnosis }) => `Where the time goes: the bottleneck is ${bottleneckText(diagnosis)}`;
/** "Bottleneck: data movement." */
const bottleneckLabel = ({ diagnosis }) => `Bottleneck: ${bottleneckText(diagnosis)}.`;
/** What limits a model's speed, in two or three words: "data movement". */
function bottleneckText({ kind }) {
	switch (kind) {
		case "queueing": return "queueing";
		case "own-threads": return "the hardware";
		case "fallback":
		case "reformatting": return "data movement";
		case "between-kernels":
		case "enqueueing": return "the runtime";
		case "kernels": return "the model itself";
	}
}
/** The evidence for it, in one sentence: "Its kernels take 92% of a run (1.080 ms): `Conv` ×4 (87%)." */
function diagnosisText(diagnosis) {
	switch (diagnosis.kind) {
		case "queueing": return `Requests wait ${formatValue(diagnosis.waitNs, "ns")} and are served in ${formatValue(diagnosis.serviceNs, "ns")}.`;
		case "own-threads": return `Its own threads compete for cores, which makes its runs ${wholePercent(diagnosis.ratio)} longer.`;
		case "fallback": return `Nodes that fell back to the CPU take ${ofRun(diagnosis)} with their copies${operatorsText(diagnosis.operators)}.`;
		case "reformatting": return `Converting data takes ${ofRun(diagnosis)}${operatorsText(diagnosis.operators)}.`;
		case "between-kernels": return `The runtime takes ${ofRun(diagnosis)} between its ${countOf(diagnosis.nodes, "kernel")} and for passing tensors.`;
		case "enqueueing": return `The GPU waits for the host: ${gpuTimesText(diagnosis)}.`;
		case "kernels": return `Its kernels take ${ofRun(diagnosis)}${operatorsText(diagnosis.operators)}.`;
	}
}
/** What to do about it, in one or two sentences. */
function nextStepOf({ kind }) {
	switch (kind) {
		case "queueing": return "Add streams or machines, or send fewer requests to each. A faster model also shortens the queue.";
		case "own-threads": return "Use fewer threads than there are cores.";
		case "fallback": return "Replace or fuse those operators with ones the provider has kernels for, or export the model with a newer opset.";
		case "reformatting": return "Use one precision and one layout across neighboring operators, so that the conversions go away.";
		case "between-kernels":
		case "enqueueing": return "Use fewer, larger kernels: raise `graph-optimization`, fuse operators or run larger batches.";
		case "kernels": return "Make the arithmetic cheaper (lower precision, fewer weights or layers), or use more threads.";
	}
}
/** What bounds the model on a GPU. */
const gpuBoundLabel = ({ bound }) => BOUNDS[bound];
const BOUNDS = {
	enqueue: "On the GPU: bound by enqueueing.",
	transfer: "On the GPU: bound by copies.",
	compute: "On the GPU: bound by its kernels."
};
/** Where the time goes on a GPU, and whether its clocks can be trusted. */
function gpuDiagnosisText(gpu) {
	const times = `Per run: ${gpuTimesText(gpu)}.`;
	if (gpu.clockVariation === null) return times;
	return `${times} The median latency varies by ${formatShare(gpu.clockVariation)} between launches, so the clocks may be unstable: lock them with \`runtime.lock-clocks\`.`;
}
/** "Executed: `MatMul` float32 (83%), `DequantizeLinear` int8 (5%). The file is int8 QDQ (static)." */
function executionText({ filePrecision, operators, isUnlikeFile }) {
	const shares = operators.map(({ operator, precision, timeShare }) => `\`${operator}\` ${precision} (${wholePercent(timeShare)})`);
	const file = filePrecision === null ? "" : ` The file is ${filePrecision}.`;
	const unlike = isUnlikeFile ? " Most of the arithmetic ran in floating point anyway." : "";
	return `Executed: ${shares.join(", ")}.${file}${unlike}`;
}
const MAX_NAMED = 3;
/** Operators that grew by less than this share of the largest growth are not worth naming. */
const WORTH_NAMING = .2;
/** What grew most: "`Conv` ×4 → ×41 (+80 µs) and a new `If` (+22 µs)"; undefined if nothing grew. */
function growthText(operators) {
	const grown = operators.filter((change) => changeNs(change) > 0);
	const [first] = grown;
	if (first === void 0) return void 0;
	return joinAnd(grown.filter((change) => changeNs(change) >= WORTH_NAMING * changeNs(first)).slice(0, MAX_NAMED).map(grownText));
}
function grownText(change) {
	const { operator, baseline, candidate } = change;
	const growth = `(+${formatValue(changeNs(change), "ns")})`;
	if (baseline.nodes > 0) return `\`${operator}\` ${nodesText(change)} ${growth}`;
	return `${candidate.nodes === 1 ? "a" : candidate.nodes} new \`${operator}\` ${growth}`;
}
/** "×24 (new)", "×4 (gone)", "×4 → ×6", "×4". */
function nodesText({ baseline, candidate }) {
	if (baseline.nodes === 0) return `×${candidate.nodes} (new)`;
	if (candidate.nodes === 0) return `×${baseline.nodes} (gone)`;
	return baseline.nodes === candidate.nodes ? `×${candidate.nodes}` : `×${baseline.nodes} → ×${candidate.nodes}`;
}
const wholePercent = (share) => `${(share * 100).toFixed(0)}%`;
const ofRun = ({ ns, runNs }) => `${wholePercent(ns / runNs)} of a run (${formatValue(ns, "ns")})`;
function gpuTimesText({ computeNs, enqueueNs, copyNs }) {
	const [compute, enqueue, copy] = [
		computeNs,
		enqueueNs,
		copyNs
	].map((ns) => formatValue(ns, "ns"));
	return `kernels take ${compute}, enqueueing them ${enqueue}, copies ${copy}`;
}
/** ": `Conv` ×48 (62%), `Mul` ×27 (9%)", as shares of all kernel time; empty if none is named. */
function operatorsText(operators) {
	const texts = operators.map(({ operator, nodes, timeShare }) => `\`${operator}\` ×${nodes} (${wholePercent(timeShare)})`);
	return texts.length === 0 ? "" : `: ${texts.join(", ")}`;
}
// src/report/words/why.ts
/** What explains a model's state, in one to three sentences; undefined if the headline says all that is known. */
function whyText(model) {
	const texts = [...endingWhy(model), ...changeWhy(model)];
	return texts.length === 0 ? void 0 : texts.join(" ");
}
function endingWhy(model) {
	const { ending, drift } = model;
	switch (ending.kind) {
		case "compared":
		case "unchanged": {
			const own = rowsWhy(model);
			return own.length > 0 || drift === void 0 ? own : driftWhy(drift);
		}
		case "no-baseline": {
			const [own, why] = [rowsWhy(model), sentence(noBaselineText(ending.why))];
			return ownState(model) === "fail" ? [...own, why] : [why, ...own];
		}
		case "incomparable": return ending.differences.map((difference) => sentence(differenceText(difference)));
		case "not-signed-off": return ending.refusals.map((refusal) => sentence(refusalText(refusal)));
		case "failed":
		case "shard-failed": return ending.message === null ? [] : [failureWhy(ending.failure, ending.message)];
		case "measured-alone": return [];
	}
}
/** What changed between the models, if their comparison failed. */
function changeWhy(model) {
	const { ending, rows, changes, oneChange } = model;
	const isConcerned = ending.kind === "compared" && rows.some(({ state }) => state === "fail");
	const isTold = changedHeads(changes).length === 1 || oneChange !== "off";
	if (!isConcerned || !isTold) return [];
	const namesOperators = decisiveRow(model)?.metric === "latency-p95" && growthClause(model) !== void 0;
	return listed(namesOperators ? changesWithoutOperatorsText(changes) : changesText(changes));
}
const listed = (text) => text === void 0 ? [] : [text];
/** The row reason that {@link whyText} contains, so that a report need not repeat it; undefined if it contains none. */
function toldReason(model) {
	const row = decisiveRow(model);
	const isOfRows = ROW_ENDINGS.includes(model.ending.kind);
	return row === void 0 || !isOfRows || causeOf(row, model) !== void 0 ? void 0 : row.reasons[0];
}
const ROW_ENDINGS = [
	"compared",
	"unchanged",
	"no-baseline"
];
/** From the row that matters most. */
function rowsWhy(model) {
	const row = decisiveRow(model);
	return row === void 0 ? [] : listed(causeOf(row, model) ?? firstReason(row));
}
const decisiveRow = ({ rows }) => firstIn(rows, "fail") ?? firstIn(rows, "inconclusive") ?? firstIn(rows, "waived");
const causeOf = (row, model) => row.state === "fail" ? rowFailureWhy(row, model) : void 0;
const firstIn = (rows, state) => rows.find((row) => row.state === state);
/** Operators, items and cost belong to the comparison with the baseline, so they explain nothing here. */
function driftWhy({ state, rows }) {
	switch (state) {
		case "pass":
		case "incomparable": return [];
		case "inconclusive": {
			const row = firstIn(rows, "inconclusive");
			return row === void 0 ? [] : listed(firstReason(row));
		}
		case "fail": return ["Against its baseline this change keeps its limits, but the changes since the release add up."];
	}
}
function firstReason(row) {
	const [reason] = row.reasons;
	return reason === void 0 ? void 0 : reasonText$1(reason, row);
}
/** A loader's own words stay as they are; ours become a sentence. */
const failureWhy = (failure, message) => failure === "no-provider" ? message : sentence(message);
/** What the figures say besides the row itself; undefined if it was not measured, or they say nothing. */
function rowFailureWhy(row, model) {
	if (row.candidate === null) return void 0;
	const isBaselineNoBetter = row.baseline === null || breaksAtBaseline(row) && p95Cause(row) === void 0;
	if (breaksOwnBound(row) && isBaselineNoBetter) return ownBoundWhy(row);
	if (row.change === null) return void 0;
	switch (row.metric) {
		case "latency-p95": return latencyWhy(row, model);
		case "latency-p99":
		case "latency-p50":
		case "latency-mean":
		case "throughput":
		case "energy-per-1000": return growthWhy(model);
		case "ttft-p95":
		case "tpot-p95":
		case "output-tokens-per-second":
		case "goodput":
		case "error-rate":
		case "output-length":
		case "cost-per-million-tokens": return;
		case "task-score": return scoreWhy(model);
		case "review-rate": return reviewWhy(model);
		case "cost-per-1000": return costWhy(model);
		case "load-time":
		case "first-run":
		case "memory-ram-peak":
		case "memory-vram-peak":
		case "memory-arena-peak":
		case "model-size": return;
		case "fallback-time-share": return fallenBackText(model.placement.candidate);
	}
}
/** "P95 latency is 3.000 ms, and the limit is at most 2 ms. The baseline does not keep it either." */
function ownBoundWhy(row) {
	const { max, min } = row.limit ?? {};
	const text = `${rowTitle(row)} is ${valueText$3(row)}, and the limit is ${limitText$2({
		...row,
		limit: {
			max,
			min
		}
	})}.`;
	return row.baseline === null ? text : `${text} The baseline does not keep it either.`;
}
/** "1 input in 10 is slower by more than the limit (median +1.2%). What grew most per run: `Conv` ×4 → ×41 (+80 µs)." */
function latencyWhy(row, model) {
	const cause = p95Cause(row);
	if (cause === void 0) return growthWhy(model);
	return [isTail(cause) ? `${sentence(`${causeClause(cause)}${medianText(model)}`)}` : p95CauseText(cause), ...cause.kind === "slower-inputs" ? listed(growthWhy(model)) : []].join(" ");
}
function medianText({ rows }) {
	const median = rows.find(({ metric }) => metric === "latency-p50");
	if (median === void 0 || median.change === null) return "";
	const { interval: _, ...figure } = median;
	return ` (median ${rowChangeText(figure)})`;
}
function growthWhy(model) {
	const growth = growthClause(model);
	return growth === void 0 ? void 0 : sentence(growth);
}
function growthClause({ time }) {
	const growth = time === null ? void 0 : growthText(time.operators);
	return growth === void 0 ? void 0 : `what grew most per run: ${growth}`;
}
/** "81 items turned wrong, 23 turned right. Worst slice: `class=Shirt`, −18.3 pp." */
function scoreWhy(model) {
	const { flips, rows } = model;
	const worst = worstSlice(model);
	const change = worst === void 0 ? void 0 : sliceChangeText(worst, scoreUnit(rows));
	const texts = [...flips === null || flips.rightToWrong + flips.wrongToRight === 0 ? [] : [`${countOf(flips.rightToWrong, "item")} turned wrong, ${formatCount(flips.wrongToRight)} turned right.`], ...worst === void 0 || change === void 0 ? [] : [`Worst slice: \`${worst.key}=${worst.value}\`, ${change}.`]];
	return texts.length === 0 ? void 0 : texts.join(" ");
}
function reviewWhy({ flips }) {
	const review = flips?.review;
	if (review === void 0) return void 0;
	return `${countOf(review.newlyReviewed, "item")} newly ${review.newlyReviewed === 1 ? "goes" : "go"} to human review, ${formatCount(review.noLongerReviewed)} no longer.`;
}
/** "Human review rose from 60.38 USD to 106.50 USD." */
function costWhy({ cost }) {
	if (cost === null || cost.baseline === null) return void 0;
	const { baseline, candidate } = cost;
	const [first] = COST_PARTS.map(([title, part]) => ({
		title,
		before: baseline[part],
		now: candidate[part]
	})).toSorted((left, right) => right.now - right.before - (left.now - left.before));
	if (first === void 0 || !(first.now > first.before)) return void 0;
	return `${first.title} rose from ${formatValue(first.before, "USD")} to ${formatValue(first.now, "USD")}.`;
}
// src/report/sections/render-remarks.ts
const MAX_REMARKS = 12;
const MAX_NOTES$1 = 50;
const MAX_VISIBLE_NOTES = 5;
/** Notes that a reader must not miss, one per line; empty if there are none. */
const renderVisibleNotes = (model) => renderList(partNotes(model).visible);
/** All other notes. */
function renderFoldedNotes(model) {
	const { folded } = partNotes(model);
	if (folded.length === 0) return void 0;
	return {
		name: PARTS.notes,
		summary: notesSummary(folded.length),
		body: renderList(firstLines(folded, MAX_NOTES$1))
	};
}
function partNotes(model) {
	const { visible, others } = modelNotes(model);
	return {
		visible: visible.slice(0, MAX_VISIBLE_NOTES).map((text) => escapeProse(text)),
		folded: [...visible.slice(MAX_VISIBLE_NOTES), ...others].map((text) => escapeProse(text))
	};
}
/** Why rows are in their state, if neither the figures nor *Why* say it. */
function renderRemarks(model) {
	const remarks = rowRemarks(model.rows, toldReason(model));
	if (remarks.length === 0) return void 0;
	return {
		name: PARTS.remarks,
		summary: remarksSummary(remarks.length),
		body: renderList(renderLines$1(remarks))
	};
}
/** The same, one line per reason. Rows with the same reason, as after a crash, share one. */
const renderRemarkLines = (rows) => renderLines$1(rowRemarks(rows));
function renderLines$1(remarks) {
	return firstLines(remarks.map(({ titles, text }) => `**${escapeProse(titles)}**: ${escapeProse(text)}`), MAX_REMARKS);
}
// src/report/sections/render-rows.ts
/** Twice what a policy can name; only a guard. */
const MAX_ROWS = 24;
/**
* The table of judged rows, in the policy's order. Failed rows come first only if not all rows fit. Rows without a
* limit are in it only if no row has one.
*
* @param against - Heading of the column with the compared figures.
*/
function renderVerdictTable(rows, against = COLUMNS.baseline) {
	const { judged, shown } = partRows(rows);
	const visible = (judged.length > 0 ? judged : shown).slice(0, MAX_ROWS);
	const header = [
		"",
		COLUMNS.metric,
		against,
		COLUMNS.candidate,
		COLUMNS.change,
		COLUMNS.limit
	];
	return visible.length === 0 ? void 0 : renderTable({
		header,
		align: "llrrrl"
	}, visible.map(renderJudgedRow));
}
/** The figures that no limit judges. */
function renderShownRows(rows) {
	const { judged, shown } = partRows(rows);
	if (judged.length === 0 || shown.length === 0) return void 0;
	const visible = shown.slice(0, MAX_ROWS);
	const header = [
		COLUMNS.metric,
		COLUMNS.baseline,
		COLUMNS.candidate,
		COLUMNS.change
	];
	return {
		name: PARTS.shown,
		summary: shownSummary(visible.map(renderBriefly)),
		body: renderTable({
			header,
			align: "lrrr"
		}, visible.map(renderShownRow))
	};
}
/** "Mean latency +5.1%". The title is the metric's own, because a summary takes no foreign text. */
function renderBriefly({ interval: _, ...row }) {
	const { title } = METRICS$1[row.metric];
	const change = rowChangeText(row);
	return change === "–" ? title : `${title} ${change}`;
}
function partRows(rows) {
	const judged = rows.filter(({ state }) => state !== "shown");
	const failedFirst = judged.toSorted((left, right) => Number(right.state === "fail") - Number(left.state === "fail"));
	return {
		judged: judged.length > MAX_ROWS ? failedFirst : judged,
		shown: rows.filter(({ state }) => state === "shown")
	};
}
/** A failed row is bold, to catch the eye. */
function renderJudgedRow(row) {
	const { interval: _, ...figure } = row;
	const { metric, baseline, candidate, change, limit } = renderRow(figure);
	const bold = (text) => row.state === "fail" && text !== "–" ? `**${text}**` : text;
	const interval = formatInterval(row, limitClauses(row.limit));
	return [
		ROW_LABELS[row.state].icon,
		bold(escapeProse(metric, 80)),
		baseline,
		candidate,
		interval === "" ? bold(change) : `${bold(change)} ${interval}`,
		escapeProse(limit, 80)
	];
}
function renderShownRow(row) {
	const { metric, baseline, candidate, change } = renderRow(row);
	return [
		escapeProse(metric, 80),
		baseline,
		candidate,
		change
	];
}
// src/report/sections/render-drift.ts
const MAX_NOTES = 10;
/** The comparison with the last release if it decides the verdict; else empty. */
function renderDrift({ drift }) {
	return drift === void 0 || drift.state === "pass" ? "" : renderBody(drift).join("\n\n");
}
/** The same, folded, if the model keeps its drift limits. */
function renderKeptDrift({ drift }) {
	if (drift?.state !== "pass") return void 0;
	return {
		name: PARTS.drift,
		summary: keptDriftSummary(drift),
		body: renderBody(drift).join("\n\n")
	};
}
function renderBody(drift) {
	const { rows, why, source, attempts, notes } = drift;
	const lines = [
		...renderRemarkLines(rows),
		...attempts === void 0 ? [] : [escapeProse(attemptsText(attempts))],
		...firstLines(notes.map((note) => escapeProse(noteText(note))), MAX_NOTES),
		...source === null ? [] : [escapeProse(releaseSourceText(baselineSourceText(source)))]
	];
	return [
		`**${escapeProse(sinceText(releaseName(drift)))}**`,
		...why === void 0 ? [] : [escapeProse(sentence(driftReasonText(why)))],
		renderVerdictTable(rows, COLUMNS.release) ?? "",
		renderList(lines)
	].filter((part) => part !== "");
}
// src/report/sections/render-items.ts
const MAX_IDS = 10;
/** Items right under one model and wrong under the other, with the test of both counts; undefined when there are none. */
function renderFlips({ flips }) {
	if (flips === null || flips.rightToWrong + flips.wrongToRight === 0) return void 0;
	const ids = (all) => all.slice(0, MAX_IDS).map(codeSpan);
	return {
		name: PARTS.flips,
		summary: flipsSummary(flips),
		body: renderList([
			flippedItemsText(FLIP_LABELS.lost, flips.rightToWrong, ids(flips.rightToWrongIds)),
			flippedItemsText(FLIP_LABELS.won, flips.wrongToRight, ids(flips.wrongToRightIds)),
			...flipTestTexts(flips)
		])
	};
}
/** "Flipped items: 81 right → wrong, 23 wrong → right". */
const flipsSummary = ({ rightToWrong, wrongToRight }) => `Flipped items: ${formatCount(rightToWrong)} right → wrong, ${formatCount(wrongToRight)} wrong → right`;
/** The two directions in which an item flips. */
const FLIP_LABELS = {
	lost: "Right → wrong",
	won: "Wrong → right"
};
/** One direction with the ids of its first items, ready to show: "Right → wrong (2): a, b". */
function flippedItemsText(label, count, ids) {
	const more = count > ids.length ? [`${formatCount(count - ids.length)} more`] : [];
	return `${label} (${formatCount(count)}): ${count === 0 ? "none" : [...ids, ...more].join(", ")}`;
}
/** Results of the exact McNemar test of both counts, and of the items that go to human review. */
function flipTestTexts({ mcnemarP, review }) {
	const flipped = mcnemarP === void 0 ? [] : [`Exact McNemar test of both counts: ${chanceText(mcnemarP)}`];
	if (review === void 0) return flipped;
	const { newlyReviewed, noLongerReviewed } = review;
	const counts = `${formatCount(newlyReviewed)} new, ${formatCount(noLongerReviewed)} no longer`;
	return [...flipped, `Items for human review: ${counts}; exact McNemar test: ${chanceText(review.mcnemarP)}`];
}
/** "p = 0.453", "p below 0.001". */
const chanceText = (p) => p < .001 ? "p below 0.001" : `p = ${p.toFixed(3)}`;
const MAX_SLICES = 20;
/** The task score per slice, the worst change first; undefined without slices. */
function renderSlices(model) {
	const slices = worstSlicesFirst(model);
	if (slices.length === 0) return void 0;
	const worst = worstSlice(model);
	const unit = scoreUnit(model.rows);
	const { baseline, candidate, change } = COLUMNS;
	const table = renderTable({
		header: [
			SLICE_COLUMNS.slice,
			SLICE_COLUMNS.items,
			baseline,
			candidate,
			change
		],
		align: "lrrrr"
	}, slices.slice(0, MAX_SLICES).map((slice) => renderSlice(slice, unit)));
	const left = slices.length - MAX_SLICES;
	return {
		name: PARTS.slices,
		summary: slicesSummary(slices.length, worst && sliceChangeText(worst, unit)),
		body: left <= 0 ? table : [table, moreSlicesText(left)].join("\n\n")
	};
}
/** Column headings of the table of slices. */
const SLICE_COLUMNS = {
	slice: "Slice",
	items: "Items"
};
function renderSlice(slice, unit) {
	return [
		codeSpan(`${slice.key}=${slice.value}`),
		formatCount(slice.items),
		formatValue(slice.baseline, unit),
		formatValue(slice.candidate, unit),
		sliceChangeText(slice, unit) ?? "–"
	];
}
/** "Slices: 10, worst −18.3 pp". */
const slicesSummary = (count, worst) => `Slices: ${formatCount(count)}${worst === void 0 ? "" : `, worst ${worst}`}`;
/** Shown below a table that was cut. */
const moreSlicesText = (left) => `${formatCount(left)} more, none of them worse.`;
// src/report/sections/render-placement.ts
const MAX_OPERATORS$1 = 10;
const MAX_PRECISION_CHARACTERS = 16;
/** Which operators ran where, why there, and how long, for both models; undefined if neither was profiled. */
function renderPlacement({ placement, time }) {
	const operators = pairOperators(placement).toSorted((left, right) => timeShare(right) - timeShare(left));
	if (operators.length === 0) return void 0;
	const fellBack = operators.filter((each) => whyThere(each) !== "");
	const shown = [.../* @__PURE__ */ new Set([...fellBack.slice(0, MAX_OPERATORS$1), ...operators.slice(0, MAX_OPERATORS$1)])];
	const left = operators.length - shown.length;
	return {
		name: PARTS.placement,
		summary: placementSummary(gistOf(placement)),
		body: [
			renderOperators$1(shown, fellBack.length > 0),
			...left === 0 ? [] : [moreOperatorsText(left)],
			...time?.execution == null ? [] : [escapeProse(executionText(time.execution))]
		].join("\n\n")
	};
}
function pairOperators({ baseline, candidate }) {
	const key = ({ operator, provider, precision, role }) => JSON.stringify([
		operator,
		provider,
		precision,
		role
	]);
	const before = new Map(baseline.map((each) => [key(each), each]));
	const after = new Map(candidate.map((each) => [key(each), each]));
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].map((id) => ({
		baseline: before.get(id),
		candidate: after.get(id)
	}));
}
function timeShare({ baseline, candidate }) {
	return Math.max(baseline?.timeShare ?? 0, candidate?.timeShare ?? 0);
}
const whyThere = (placed) => placementReasonText(rowOf(placed));
const rowOf = ({ baseline, candidate }) => candidate ?? baseline;
/** The placement in a few words. */
function placementSummary(gist) {
	switch (gist.kind) {
		case "fallback": return `Placement: ${countOf(gist.nodes, "node")} fell back to the CPU, ${gist.timeShare} of the time with the copies`;
		case "other-providers": return "Placement: other execution providers than before";
		case "as-before": return "Placement: time per operator";
	}
}
/** How much fell back, or that providers differ. */
function gistOf({ baseline, candidate }) {
	const nodes = candidate.filter(({ role }) => role === "fallback").reduce((sum, row) => sum + row.nodes, 0);
	if (nodes > 0) {
		const share = candidate.filter(({ role }) => role === "fallback" || role === "copy").reduce((sum, row) => sum + row.timeShare, 0);
		return {
			kind: "fallback",
			nodes,
			timeShare: formatShare(share)
		};
	}
	const before = new Set(baseline.map(({ provider }) => provider));
	return { kind: before.size > 0 && candidate.some(({ provider }) => !before.has(provider)) ? "other-providers" : "as-before" };
}
/** Column headings of the placement table, besides the shared ones. */
const PLACEMENT_COLUMNS = {
	baselineNodes: "Baseline nodes",
	baselineTime: "Time",
	candidateNodes: "This PR nodes",
	candidateTime: "Time",
	why: "Why there"
};
function renderOperators$1(shown, hasReasons) {
	const { baselineNodes, baselineTime, candidateNodes, candidateTime, why } = PLACEMENT_COLUMNS;
	const header = [
		COLUMNS.operator,
		COLUMNS.place,
		baselineNodes,
		baselineTime,
		candidateNodes,
		candidateTime
	];
	const sorted = shown.toSorted((left, right) => timeShare(right) - timeShare(left));
	return renderTable({
		header: hasReasons ? [...header, why] : header,
		align: hasReasons ? "llrrrrl" : "llrrrr"
	}, sorted.map((each) => hasReasons ? [...renderOperator$1(each), whyThere(each)] : renderOperator$1(each)));
}
function renderOperator$1(placed) {
	const { provider } = rowOf(placed);
	return [
		renderOperatorName(rowOf(placed)),
		renderProvider(provider),
		...renderArm(placed.baseline),
		...renderArm(placed.candidate)
	];
}
/** Such as "`Conv` float32". */
function renderOperatorName({ operator, precision }) {
	return precision === "" ? codeSpan(operator) : `${codeSpan(operator)} ${escapeProse(precision, MAX_PRECISION_CHARACTERS)}`;
}
/** Such as "`CPU`": all of the runtime's providers have the same last name. */
function renderProvider(provider) {
	return codeSpan(provider.replace(/(?<=.)ExecutionProvider$/, ""));
}
function renderArm(placed) {
	if (placed === void 0) return ["–", "–"];
	return [formatCount(placed.nodes), formatShare(placed.timeShare)];
}
/** Shown below a table that was cut. */
const moreOperatorsText = (left) => `${formatCount(left)} more that take less time.`;
// src/report/sections/render-time.ts
const MAX_OPERATORS = 8;
/** Column headings of the tables of times, besides the shared ones. */
const TIME_COLUMNS = {
	part: "Part",
	nodes: "Nodes",
	change: "Change per run"
};
/** Where the time of a run goes, the bottleneck, and which operators changed; undefined without a profile. */
function renderTime({ time }) {
	if (time === null) return void 0;
	const { diagnosis, operators } = time;
	return {
		name: PARTS.time,
		summary: timeSummary(time),
		body: [
			`**${bottleneckLabel(time)}** ${escapeProse(diagnosisText(diagnosis))} ${escapeProse(nextStepOf(diagnosis))}`,
			...renderGpu(time),
			renderParts(time),
			...operators.length === 0 ? [] : renderOperators(operators),
			TIME_METHOD
		].join("\n\n")
	};
}
/** Empty if the model did not run on a GPU. */
function renderGpu({ gpu }) {
	return gpu === void 0 ? [] : [`**${gpuBoundLabel(gpu)}** ${escapeProse(gpuDiagnosisText(gpu))}`];
}
function renderParts({ baseline, candidate }) {
	const row = ([title, of]) => {
		const [before, now] = [baseline === null ? null : of(baseline), of(candidate)];
		return (before ?? 0) === 0 && now === 0 ? [] : [[title, ...renderPair(before, now)]];
	};
	const [title, whole] = WHOLE_RUN;
	return renderTable({
		header: [
			TIME_COLUMNS.part,
			COLUMNS.baseline,
			COLUMNS.candidate,
			COLUMNS.change
		],
		align: "lrrr"
	}, [
		...RUN_PARTS.flatMap(row),
		...row([`**${title}**`, whole]),
		...PARTS_BEFORE.flatMap(row)
	]);
}
/** The parts of a run. */
const RUN_PARTS = [
	["Kernels", ({ kernelNs }) => kernelNs],
	["Kernels that fell back to the CPU", ({ fallbackNs }) => fallbackNs],
	["Copies between devices", ({ copyNs }) => copyNs],
	["Casts, layouts, quantizing", ({ reformatNs }) => reformatNs],
	["Runtime, between the kernels", ({ runtimeNs }) => runtimeNs]
];
/** The sum of the parts. */
const WHOLE_RUN = ["One run", runNs];
/** Time spent before a run. */
const PARTS_BEFORE = [
	["Waiting in the queue", ({ queueNs }) => queueNs],
	["First run", ({ firstRunNs }) => firstRunNs],
	["Load", ({ loadNs }) => loadNs]
];
function renderOperators(operators) {
	const { operator, place, baseline, candidate } = COLUMNS;
	const { nodes, change } = TIME_COLUMNS;
	const table = renderTable({
		header: [
			operator,
			place,
			nodes,
			baseline,
			candidate,
			change
		],
		align: "llrrrr"
	}, operators.slice(0, MAX_OPERATORS).map(renderOperator));
	const left = operators.length - MAX_OPERATORS;
	return left <= 0 ? [table] : [table, moreChangesText(left)];
}
/** Shown below a table that was cut. */
const moreChangesText = (left) => `${formatCount(left)} more that changed less.`;
function renderOperator(change) {
	const { provider, baseline, candidate } = change;
	return [
		renderOperatorName(change),
		renderProvider(provider),
		nodesText(change),
		...renderPair(baseline.nodes === 0 ? null : baseline.nsPerRun, candidate.nodes === 0 ? null : candidate.nsPerRun, changeNs(change))
	];
}
/** Both values and the change between them. */
function renderPair(before, now, change = changeOf(before, now)) {
	const shown = change === null ? "–" : printChange(change, figureFormats([change], "ns")[0]);
	return [
		formatValue(before, "ns"),
		formatValue(now, "ns"),
		shown
	];
}
const changeOf = (before, now) => before === null || now === null ? null : now - before;
/** How the times were found. */
const TIME_METHOD = "Means of short runs, alternately with and without a profile; the runtime’s part is what the profiled kernels leave of a run without one. No latency in the table above is based on them.";
// src/report/words/row/waiver.ts
/** The effect of a waiver in a run: "used", "not needed". */
function standingText(standing) {
	switch (standing) {
		case "used": return "used";
		case "not-needed": return "not needed";
		case "not-enough": return "not enough";
		case "undecided": return "undecided";
		case "not-judged": return "not judged";
		case "expired": return "expired";
	}
}
/** The limit that a waiver raises, and its new value: "+10%" and "+12%". */
function waiverBounds({ metric, limit, ceiling }) {
	const { unit } = METRICS$1[metric];
	return {
		limit: limitText$2({
			limit,
			unit
		}),
		ceiling: limitText$2({
			limit: ceiling,
			unit
		})
	};
}
/** "P95 latency up to +12% until 2026-12-12 (in 12 days), used: the pruned head lands in December (https://…)". */
function waiverText$1(waiver) {
	const { metric, ceiling, expires, daysLeft, issue, reason, standing } = waiver;
	const { title, unit } = METRICS$1[metric];
	return `${title} ${extentText({
		limit: ceiling,
		unit
	})} until ${expires} (${daysText(daysLeft)}), ${standingText(standing)}: ${reason} (${issue})`;
}
/** "in 12 days", "today", "3 days ago". */
function daysText(days) {
	if (days === 0) return "today";
	const count = countOf(Math.abs(days), "day");
	return days > 0 ? `in ${count}` : `${count} ago`;
}
// src/report/sections/render-waivers.ts
const MAX_TABLE_UNITS$1 = 6e3;
/** The waivers of one model, needed or not, if one of them matters to the verdict; else empty. */
function renderWaivers({ waivers = [] }) {
	return waivers.some(matters) ? renderTableOf(waivers) : "";
}
/** The same, folded, if none of them matters. */
function renderIdleWaivers({ waivers = [] }) {
	if (waivers.length === 0 || waivers.some(matters)) return void 0;
	return {
		name: PARTS.waivers,
		summary: waiversSummary(waivers.length),
		body: renderTableOf(waivers)
	};
}
const matters = ({ standing }) => standing !== "not-needed" && standing !== "not-judged";
function renderTableOf(waivers) {
	const rows = waivers.map(renderWaiver);
	const shown = fittingRows(rows, MAX_TABLE_UNITS$1);
	const table = renderTable({
		header: Object.values(WAIVER_COLUMNS),
		align: "lllllll"
	}, shown);
	return shown.length === rows.length ? table : [table, moreText(rows.length - shown.length)].join("\n\n");
}
/** Column headings of the table of waivers. */
const WAIVER_COLUMNS = {
	metric: "Waiver",
	limit: "Limit",
	ceiling: "Raised to",
	expires: "Expires",
	issue: "Issue",
	reason: "Reason",
	standing: "In this run"
};
function renderWaiver(waiver) {
	const { metric, expires, daysLeft, issue, reason, standing } = waiver;
	const { limit, ceiling } = waiverBounds(waiver);
	return [
		escapeProse(METRICS$1[metric].title),
		limit,
		ceiling,
		`${escapeProse(expires)}, ${daysText(daysLeft)}`,
		codeSpan(issue),
		escapeProse(reason),
		`${STANDING_ICONS[standing]}${standingText(standing)}`
	];
}
/** The effect of a waiver at a glance, before the words. */
const STANDING_ICONS = {
	used: "☑️ ",
	"not-needed": "",
	"not-enough": "❌ ",
	undecided: "⚠️ ",
	"not-judged": "",
	expired: "❌ "
};
// src/report/words/run/command.ts
/** Path of the gate for a reader: its repository, cloned next to the judged one. */
const GATE = "../model-regression-gate/dist/cli.mjs";
/** A few lines of shell that repeat a measurement, with everything they need. */
function commandText(modelId, command) {
	const { compare } = command;
	return [...compare === void 0 ? needsOfCheck(command) : NEEDS_OF_COMPARE, [
		"node",
		GATE,
		...compare === void 0 ? checkWords(modelId, command) : compareWords(command, compare)
	].map(shellWord).join(" ")].join("\n");
}
const NEEDS_OF_COMPARE = ["# Needs Node 20.19 or newer, both model files, and a clone of the gate next to this folder, named", "# model-regression-gate."];
function needsOfCheck({ commit, baseline }) {
	return [
		"# Needs Node 20.19 or newer, a checkout of this pull request with its history, and next to it a clone of the gate,",
		"# named model-regression-gate: it is the repository that `uses:` names in your workflow.",
		...baseline === void 0 && commit !== void 0 ? [`# Here the baseline was commit ${commit.slice(0, 7)}; the command takes the merge base of your checkout.`] : []
	];
}
/** The arguments of our own command line. */
function checkWords(modelId, command) {
	const { policyFile, candidate, baseline, baselinePolicyFile } = command;
	return [
		"check",
		...policyFile === void 0 ? [] : option("policy", policyFile),
		...option("model", modelId),
		...option("candidate", candidate),
		...baseline === void 0 ? [] : option("baseline", baseline),
		...baselinePolicyFile === void 0 ? [] : option("baseline-policy", baselinePolicyFile),
		...samplingOptions(command)
	];
}
function compareWords(command, { sizes, values, rtol, atol }) {
	const { baseline = "", candidate } = command;
	return [
		"compare",
		...samplingOptions(command),
		...sizes.flatMap(({ name, size }) => option("dim", `${name}=${size}`)),
		...values.flatMap(({ name, low, high }) => option("value", `${name}=${low}..${high}`)),
		...option("rtol", String(rtol)),
		...option("atol", String(atol)),
		"--",
		baseline,
		candidate
	];
}
const samplingOptions = ({ budgetNs, seed }) => [...option("budget", budgetNs < 1e6 ? `${budgetNs}ns` : `${budgetNs / 1e9}s`), ...option("seed", String(seed))];
/** A value that begins with a dash would be read as an option of its own. */
const option = (name, value) => value.startsWith("-") ? [`--${name}=${value}`] : [`--${name}`, value];
/**
* Names come from the change under test and a reader pastes this into a shell, so everything but plain words is quoted.
*/
function shellWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
// src/report/words/run/method.ts
/** How a model was measured and decided, one line per aspect. */
function methodEntries(method) {
	const { budgetNs, longestBudgetNs, seed, sampling, launches, inferences, queueShare, errors } = method;
	return [
		["Sampling", SAMPLING[sampling]],
		...launches === void 0 ? [] : [launchesEntry(launches, inferences)],
		...launches === void 0 ? [] : latencyEntries(method),
		...queueShare === void 0 ? [] : [queueEntry(queueShare)],
		...errors === void 0 ? [] : errorEntries(errors),
		["Budget", `${budgetText(budgetNs, longestBudgetNs)}, seed ${seed}`]
	];
}
const budgetText = (budgetNs, longestNs) => longestNs === void 0 ? `${budgetNs / 1e9} s` : `${budgetNs / 1e9} s, or up to ${longestNs / 1e9} s while a limit is undecided`;
const SAMPLING = {
	paired: "both models take turns block by block (ABBA); every launch starts a fresh process for each model",
	"same-model": "both models are the same file with the same settings, so one was measured and both columns are its figures",
	"candidate-alone": "the candidate ran alone",
	"stored-baseline": "the candidate ran alone; the baseline’s figures are recorded ones, and limits are widened by their spread",
	record: "nothing was measured: both columns are the recorded figures of the same model",
	nothing: "nothing was measured"
};
function launchesEntry(launches, inferences) {
	const each = inferences === void 0 ? "" : `, ${countOf(inferences, "timed inference")} of each model`;
	return ["Launches", `${formatCount(launches)}${each}`];
}
function latencyEntries({ sampling, isNet, queueShare }) {
	const isByInputs = (sampling === "paired" || sampling === "same-model") && queueShare === void 0;
	return [
		["Latency", isNet ? "without the time that other programs kept the thread waiting for a core" : "as timed, including any wait for a core or in a queue"],
		["P95", isByInputs ? "over the inputs of a launch, each by the lower quartile over its runs; geometric mean over launches" : "by nearest rank over all samples of a launch; geometric mean over launches"],
		...isByInputs ? [["Stalls", "runs far beyond the P95 over inputs: at most 4 in 100 more than the baseline, whatever their input"]] : [],
		["Interval", "Student’s t over launches, on ln(this / baseline); nothing is trimmed"]
	];
}
function queueEntry({ baseline, candidate }) {
	const share = (value) => value === null ? "unknown" : `${Math.round(value * 100)}%`;
	return ["Waiting", `${share(candidate)} of this model’s mean latency, ${share(baseline)} of the baseline’s; latency counts from when a request is due`];
}
function errorEntries(errors) {
	const { firstLook, plannedLaunches, block, pass, passOfItems } = errors;
	const ofItems = passOfItems === void 0 ? "" : ` (${formatPercent(passOfItems)} where a score is decided \`confident\`)`;
	return [["Looks", `after every launch from launch ${firstLook} on, paid for by alpha spending (Lan and DeMets) up to ${plannedLaunches} launches or the end of the budget`], ["Error rates", `a model within its limits is blocked in at most ${formatPercent(block)} of runs, over all sampled limits and all looks; one beyond a limit passes it in at most ${formatPercent(pass)}${ofItems}`]];
}
/** The machine, the GPU and the settings that a model ran with, one per line. */
function environmentEntries({ environment, gpuState, settings }) {
	return [
		...Object.entries(environment),
		...gpuState === void 0 ? [] : [["GPU before the launches", gpuMomentText(gpuState.before)], ["GPU after the launches", gpuMomentText(gpuState.after)]],
		...settings.map(settingEntry)
	];
}
/** A setting that a model ran with: "intra-op-threads", "2 (baseline: 1)". */
function settingEntry({ name, candidate, baseline }) {
	return [SETTING_NAMES[name] ?? name, baseline === void 0 ? candidate : `${candidate} (baseline: ${baseline})`];
}
/** Names for policy keys that are unclear by themselves; the others are shown as they are. */
const SETTING_NAMES = { version: "onnxruntime-node" };
/** What the judged figures are based on, one line per aspect: models, intervals, samples. */
function evidenceEntries({ rows, baselineSource, models, shards }) {
	const judged = rows.filter(({ state }) => state !== "shown");
	const shown = judged.length > 0 ? judged : rows;
	const confidence = group(shown, confidenceText);
	const samples = group(shown, samplesText);
	return [
		["Baseline", baselineSource === null ? "none" : baselineSourceText(baselineSource)],
		...models.baseline === null ? [] : [["Baseline model", modelText(models.baseline)]],
		["Candidate model", candidateText(models)],
		...shards === void 0 ? [] : [["Shards", shardsText(shards)]],
		...samples === "" ? [] : [["Samples", samples]],
		...confidence === "" ? [] : [["Confidence of the intervals", confidence]]
	];
}
/** "99% (P95 latency, RAM peak), 98.9% (Cost per 1,000 runs)": each text once, with the rows that have it. */
function group(rows, textOf) {
	const titles = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const text = textOf(row);
		if (text !== "") titles.set(text, [...titles.get(text) ?? [], rowTitle(row)]);
	}
	return [...titles].map(([text, named]) => `${text} (${named.join(", ")})`).join("; ");
}
const confidenceText = ({ interval }) => interval === void 0 ? "" : formatPercent(Number(interval.confidence.toFixed(4)));
/** "412 KiB, sha256 `a3f1c2d4a3f1`". */
const modelText = ({ sha256, sizeBytes }) => `${formatValue(sizeBytes, "bytes")}, sha256 \`${sha256.slice(0, 12)}\``;
const candidateText = ({ baseline, candidate }) => baseline?.sha256 === candidate.sha256 ? "the same file" : modelText(candidate);
/** "3 of 667, 667 and 666 items, on 2 kinds of machine". */
function shardsText({ of, items, machines }) {
	const machine = machines === 1 ? "one kind" : `${machines} kinds`;
	return `${of} of ${joinAnd(items.map(formatCount))} items, on ${machine} of machine`;
}
// src/report/render-folds.ts
/** What a reader may unfold about one model, explanations of a failure first. */
function renderFolds(model) {
	const folds = [
		renderRemarks(model),
		renderFlips(model),
		renderSlices(model),
		renderTime(model),
		renderPlacement(model),
		renderCost(model),
		renderEnergy(model),
		renderChanges$1(model),
		renderShownRows(model.rows),
		renderKeptDrift(model),
		renderIdleWaivers(model),
		renderAttempts(model),
		renderFoldedNotes(model),
		renderFacts(FOLD_TITLES.method, [...methodEntries(model.method), ...evidenceEntries(model)]),
		renderFacts(FOLD_TITLES.environment, environmentEntries(model)),
		renderReproduction(model)
	];
	const explaining = explanationsOf(model);
	const rank = ({ name }) => Number(!explaining.has(name));
	return folds.filter((fold) => fold !== void 0).toSorted((left, right) => rank(left) - rank(right));
}
const MAX_CHANGES = 20;
/** Differences between the models and between their settings; undefined if there are none. */
function renderChanges$1({ changes, changesUnknown }) {
	if (changes.length === 0 && changesUnknown === void 0) return void 0;
	return {
		name: PARTS.changes,
		summary: changesSummary(changes.length),
		body: renderList([...firstLines(changes.map(renderChange$1), MAX_CHANGES), ...changesUnknown === void 0 ? [] : [escapeProse(changesUnknownText(changesUnknown))]])
	};
}
const renderChange$1 = (change) => `**${escapeProse(headName(change.head))}**: ${escapeProse(changeText(change))}`;
/** The earlier attempts and how each ended; undefined at the first. */
function renderAttempts({ attempts }) {
	if (attempts === void 0) return void 0;
	const earlier = attempts.earlier.slice(-8).map((each) => escapeProse(earlierAttemptText(each)));
	return {
		name: PARTS.attempts,
		summary: FOLD_TITLES.attempts,
		body: [escapeProse(attemptsText(attempts)), renderList(earlier)].join("\n\n")
	};
}
function renderReproduction({ id, command }) {
	if (command === null) return void 0;
	return {
		name: PARTS.reproduction,
		summary: FOLD_TITLES.reproduction,
		body: codeBlock(commandText(id, command), "sh")
	};
}
const OF_TIME = [PARTS.time, PARTS.placement];
const OF_ITEMS = [PARTS.flips, PARTS.slices];
/** Folds that may explain why a metric got worse. */
const EXPLANATIONS = {
	"latency-p95": OF_TIME,
	"latency-p99": OF_TIME,
	"latency-p50": OF_TIME,
	"latency-mean": OF_TIME,
	"load-time": OF_TIME,
	"first-run": OF_TIME,
	throughput: OF_TIME,
	"fallback-time-share": OF_TIME,
	"task-score": OF_ITEMS,
	"review-rate": OF_ITEMS,
	"energy-per-1000": [PARTS.energy, ...OF_TIME],
	"cost-per-1000": [PARTS.cost]
};
/** Names of the folds that may explain why rows did not pass. */
function explanationsOf({ rows, drift }) {
	const ofRows = rows.concat(drift?.rows ?? []).filter(({ state }) => state === "fail" || state === "inconclusive").flatMap(({ metric }) => EXPLANATIONS[metric] ?? []);
	return new Set(ofRows.length === 0 ? [] : [...ofRows, PARTS.remarks]);
}
// src/report/words/next-step.ts
/** What to do about a model now: one sentence or a few. */
function nextStep(model) {
	const { drift, acceptance } = model;
	if (acceptance?.by?.isThisRun === true) return NOTHING;
	const own = endingStep(model, ownState(model));
	const more = [
		...drift === void 0 || drift.state === "pass" ? [] : [DRIFT_STEPS[drift.state]],
		...splitStep(model),
		...isUnaccepted(model) ? [ACCEPT] : [],
		...isLeftUnrecorded(model) ? [RECORD_AGAIN] : []
	];
	return (own === NOTHING && more.length > 0 ? more : [own, ...more]).join(" ");
}
const isUnaccepted = ({ acceptance, ending }) => acceptance !== void 0 && !acceptance.accepted && ending.kind !== "measured-alone";
/** Not recorded although its verdict would do, because a store did not say which commits are accepted. */
const isLeftUnrecorded = ({ acceptance, notes }) => acceptance === void 0 && notes.some((note) => note.kind === "acceptance-unknown" && note.isReferenceUnsure === true);
const RECORD_AGAIN = "Re-run this workflow once the store answers, so that the commit can become a baseline. If it never will, remove the store from the workflow (`cache: false`, or no `data-branch`).";
/** What to do when some results are missing. */
const PROBLEM_STEP = "Fix the job that left no result, then re-run all jobs. Models below have been judged; the others have not passed.";
const NOTHING = "Nothing to do.";
/** For a commit of the default branch, which is already merged. */
const ACCEPT = "If this is intended, run this workflow by hand on the default branch with the reason in the input `accept`; otherwise fix it in the next change.";
const DRIFT_STEPS = {
	fail: "Regain what was lost since the release, publish a release that accepts it, or raise the drift limit in a separate policy change.",
	inconclusive: "Re-run with a larger budget or on a quieter machine to decide the drift since the release.",
	incomparable: "Make the model of the last release available to the gate, or remove the drift limits in a separate policy change."
};
/** For a comparison without a policy. */
const WRITE_POLICY = "To judge accuracy on real data, with limits of your own, write a policy: `regression-gate init`.";
const isWithoutPolicy = ({ notes }) => notes.some(({ kind }) => kind === "random-inputs");
function endingStep(model, state) {
	const { ending, acceptance, saves } = model;
	switch (ending.kind) {
		case "compared":
		case "unchanged": return rowsStep(model, state);
		case "failed":
		case "shard-failed": return failureStep(ending.failure);
		case "incomparable": return incomparableStep(ending.differences);
		case "no-baseline":
			if (state === "fail") return rowsStep(model, state);
			if (ending.why.kind === "new-model") return acceptance === void 0 && !isLeftUnrecorded(model) ? "Nothing to do: the figures become the baseline once this is merged and recorded." : NOTHING;
			return "Record a baseline on the default branch (`regression-gate check --record`), or name one with `--baseline`.";
		case "measured-alone":
			if (state === "fail") return rowsStep(model, state);
			if (!ending.isRecordable) return "Stop the other work on the GPU, then record again.";
			return saves.some((save) => save.state === "saved") ? NOTHING : "Fix the store, then run again.";
		case "not-signed-off": return "Let the nightly run test this model file on the default branch, with `data-branch` set, then run the sign-off again.";
	}
}
function failureStep(failure) {
	switch (failure) {
		case "no-provider": return "Run the gate on a machine that has this provider, install its libraries, or name another one under `runtime.providers`.";
		case "fell-back": return "Replace those operators with ones the provider has a kernel for, or limit the time of the fallback instead: `limits.fallback-time-share`.";
		case "out-of-memory": return "Make the model smaller, or raise `runtime.memory-limit`.";
		case "no-answer": return "Fix the server, or what the policy says of it: `engine.protocol`, `engine.model-name`, `engine.endpoint`.";
		case "crashed":
		case "timed-out":
		case "refused":
		case "broke-protocol": return "Fix the model.";
	}
}
function incomparableStep(differences) {
	const [first] = differences;
	switch (first?.kind) {
		case "figures-only": return "Make the last release’s model file available: check out with `lfs: true` if it is in Git LFS, and give the gate a token with `contents: read`.";
		case "input": return "Keep the baseline’s inputs, or give the new model its own id in the policy.";
		case "signature": return SIGNATURE_STEPS[first.of];
		case "several-changes": return `${adviseOnChanges(first.heads)}, or allow it with \`one-change: warn\`.`;
		case "changes-unknown": return "Give the gate both model files, or allow it with `one-change: warn`.";
		case "field": return "Record a new baseline with today’s settings, then run again.";
		case "untrusted":
		case void 0: return "Fix what kept the gate from comparing the models, then run again.";
	}
}
const SIGNATURE_STEPS = {
	inputs: "Keep the baseline’s names and shapes. Or first merge a data set that has the inputs of both models, by their names. Or give the new model its own id in the policy.",
	outputs: "Name the output to score in this change (`task.output`), keep the baseline’s outputs, or give the new model its own id in the policy."
};
function splitStep({ ending, oneChange, changes }) {
	const heads = changedHeads(changes);
	if (ending.kind !== "compared" || oneChange === "off" || heads.length < 2) return [];
	return [`${adviseOnChanges(heads)}.`];
}
function rowsStep(model, state) {
	switch (state) {
		case "pass": return isWithoutPolicy(model) ? WRITE_POLICY : NOTHING;
		case "waived": return waivedStep(model);
		case "fail":
			if (isWithoutPolicy(model)) return `${adviceWithoutPolicy(model.rows)}. ${WRITE_POLICY}`;
			return isUnaccepted(model) ? `${adviceOn(model.rows)}.` : `${adviceOn(model.rows)}. If the trade-off is intended, raise the limit in a separate policy change.`;
		case "inconclusive": return undecidedStep(model);
		case "no-baseline": return "Record a baseline on the default branch (`regression-gate check --record`), or name one with `--baseline`.";
		case "no-provider":
		case "incomparable":
		case "error": return "Fix what kept the gate from working, then run again.";
	}
}
function undecidedStep(model) {
	switch (soleCause(model.rows)) {
		case "gpu-busy": return "Stop the other work on the GPU, then re-run.";
		case "random-outputs": return "Export the model for inference, so that the same input always gives the same output.";
		case void 0:
			if (isWithoutPolicy(model)) return `Re-run with a larger budget or on a quieter machine. ${WRITE_POLICY}`;
			return "Re-run with a larger budget or on a quieter machine, or raise the limit to what this machine can measure.";
	}
}
function waivedStep({ waivers = [] }) {
	const [first] = waivers.filter(({ standing }) => standing === "used").map(({ expires }) => expires).sort();
	return first === void 0 ? NOTHING : `Nothing to do now. The waiver ends on ${first}; after that day this fails.`;
}
/** Where to look, by the first metric that got worse. */
const ADVICE = {
	"task-score": "Look at the flipped items and the slices in the report",
	"review-rate": "Look at the confidences: calibration often suffers before accuracy does",
	"memory-ram-peak": "Look for tensors that are allocated at load or kept longer than needed",
	"memory-vram-peak": "Look for tensors that are allocated at load or kept longer than needed",
	"memory-arena-peak": "Look for tensors that are allocated at load or kept longer than needed",
	"energy-per-1000": "Look at the operators in the report: fewer and cheaper ones use less energy",
	"fallback-time-share": "Replace the operators that fell back with ones the provider has a kernel for",
	"cost-per-1000": "Look at which part of the cost rose"
};
function adviceOn(rows) {
	const failed = rows.filter(({ state, change }) => state === "fail" && change !== null);
	for (const row of failed) {
		const { metric } = row;
		if (breaksOwnBound(row) && breaksAtBaseline(row)) return "The baseline does not keep this limit either: bring the model within it";
		const advice = metric === "latency-p95" ? adviceOnTail(rows) : ADVICE[metric];
		if (advice !== void 0) return advice;
	}
	return "Fix the model";
}
/** Two files may be meant to differ: nothing says how much. */
const adviceWithoutPolicy = (rows) => rows.some(({ metric, state }) => metric === "task-score" && state === "fail") ? "If small differences are intended, as after quantization, set `--rtol` and `--atol`" : adviceOn(rows);
function adviceOnTail(rows) {
	const row = rows.find(({ metric }) => metric === "latency-p95");
	const cause = row && p95Cause(row);
	switch (cause?.kind) {
		case "stalls": return "Look for what delays single runs: memory that is allocated anew, threads that sleep, caches that are refilled";
		case "waits-for-itself": return "Use fewer threads than there are cores";
		case "slower-inputs":
		case void 0: return isTail(cause) ? "Look for inputs that take another path through the model" : "Look at the operators that grew most";
	}
}
/** What to do now, for the verdict as a whole: the step of the worst model. */
function verdictNextStep({ state, models, problems }) {
	if (problems !== void 0) return PROBLEM_STEP;
	const worst = models.find((model) => model.state === state);
	return worst === void 0 ? "" : nextStep(worst);
}
// src/report/words/run/positive-control.ts
/** A night may be missed and a weekend is long. More means that nobody looks after the nightly run. */
const MAX_DAYS = 3;
const KINDS = {
	slower: "a deliberately slowed model",
	worse: "a deliberately worsened model"
};
/** Whether the gate is known to block what it must. */
function positiveControlText(control) {
	if (control === null) return {
		warning: "No positive control yet.",
		text: `No nightly run has tested the gate with ${KINDS.slower} and ${KINDS.worse}.`
	};
	const { at, blocked, daysAgo } = control;
	const found = `on ${at.slice(0, 10)} the gate blocked ${joinAnd(blocked.map((kind) => KINDS[kind]))}.`;
	if (daysAgo <= MAX_DAYS) return { text: `Positive control passed: ${found}` };
	return {
		warning: `No positive control for ${countOf(daysAgo, "day")}.`,
		text: `The last one passed: ${found}`
	};
}
// src/report/render-opening.ts
/** Longest *Why* or *Next*. */
const MAX_LINE_CHARACTERS = 600;
/** Of a state, from 0; a report shows the most severe model first. */
const severity = (state) => STATES.indexOf(state);
/** The models of a verdict, the most severe first. */
const worstFirst = (models) => models.toSorted((left, right) => severity(right.state) - severity(left.state));
/** "❌ Blocked: …", as one line of markdown. */
const renderHeadline = (verdict) => `${stateText(verdict.state)}: ${escapeProse(verdictHeadline(verdict))}`;
/** *Why* and *Next* of a verdict, as markdown. If results are missing, they are the reason. */
function renderOpeningLines(verdict, [worst]) {
	return renderLines(verdict.problems !== void 0 || worst === void 0 ? void 0 : whyText(worst), verdictNextStep(verdict));
}
/** *Why* and *Next* of one of several models, as markdown; empty if the verdict's own say the same, or all is well. */
function renderModelLines(model, worst) {
	return model === worst || model.state === "pass" ? [] : renderLines(whyText(model), nextStep(model));
}
function renderLines(why, next) {
	const line = (label, text) => `**${label}** ${escapeProse(text, MAX_LINE_CHARACTERS)}`;
	return [...why === void 0 ? [] : [line(LINE_LABELS.why, why)], ...next === "" ? [] : [line(LINE_LABELS.next, next)]];
}
/** One line on whether the gate is known to block what it must; empty if that is unknown. */
function renderPositiveControl(control) {
	if (control === void 0) return [];
	const { warning, text } = positiveControlText(control);
	return [warning === void 0 ? escapeProse(text) : `⚠️ **${escapeProse(warning)}** ${escapeProse(text)}`];
}
// src/report/words/policy-change.ts
/** The place of a policy change, by its keys in the file; undefined for a whole model. */
function policyChangePlace(change) {
	switch (change.kind) {
		case "model": return;
		case "value": return change.place.join(".");
		case "limit": return [
			change.section === "release" ? "profiles.release.limits" : change.section,
			change.metric,
			change.key ?? []
		].flat().join(".");
		case "waiver": return `waivers.${change.metric}.${change.key}`;
		case "dataset":
		case "dataset-judges": return "dataset";
		case "classes": return "task.classes";
	}
}
/** Both sides of a policy change, as the policy writes them. */
function policyChangeCells(change) {
	switch (change.kind) {
		case "model":
		case "value": return {
			before: change.before ?? void 0,
			after: change.after ?? void 0
		};
		case "limit": return {
			before: limitText(change, change.before),
			after: limitText(change, change.after)
		};
		case "waiver": return {
			before: waiverText(change, change.before),
			after: waiverText(change, change.after)
		};
		case "dataset": return datasetCells(change);
		case "dataset-judges": return {
			before: "not available",
			after: "used in this run"
		};
		case "classes": return {
			before: "its content",
			after: "other content"
		};
	}
}
function limitText({ metric, key }, limit) {
	if (limit === null) return void 0;
	return key === null ? describeLimit(metric, limit) : valueText(metric, key, limit[key]);
}
const valueText = (metric, key, value) => value === void 0 ? void 0 : describeLimitValue(metric, key, value);
/** "12% until 2026-12-31". */
function waiverText({ metric, key }, waiver) {
	if (waiver === null) return void 0;
	return `${valueText(metric, key, waiver.ceiling[key])} until ${waiver.expires}`;
}
function datasetCells({ itemsBefore, itemsAfter, message }) {
	const before = countOf(itemsBefore, "item");
	if (itemsAfter === null) return {
		before,
		after: `unreadable (${message ?? "no reason given"})`
	};
	return {
		before,
		after: itemsAfter === itemsBefore ? countOf(itemsAfter, "other item") : countOf(itemsAfter, "item")
	};
}
// src/report/sections/render-rules.ts
const MAX_TABLE_UNITS = 6e3;
const MAX_PROBLEMS = 20;
const NONE = "–";
/** The changes to the policy if they may loosen the gate, as a table that nobody can miss. */
function renderLooserRules(rules) {
	if (rules === void 0 || !rules.changes.some(mayLoosen)) return [];
	return [{
		name: PARTS.policy,
		text: renderChanges(rules.changes),
		rank: 0
	}];
}
/** The changes to the policy if they cannot loosen the gate, to be folded; undefined if there are none. */
function renderOtherRules(rules) {
	if (rules === void 0 || rules.changes.length === 0 || rules.changes.some(mayLoosen)) return void 0;
	const summary = policySummary(rules.changes.length);
	return {
		name: PARTS.policy,
		summary,
		body: renderChanges(rules.changes)
	};
}
function renderChanges(changes) {
	const rows = changes.map(renderChange);
	const shown = fittingRows(rows, MAX_TABLE_UNITS);
	const { place, before, after, effect } = POLICY_COLUMNS;
	const table = renderTable({
		header: [
			place,
			before,
			after,
			effect
		],
		align: "llll"
	}, shown);
	return shown.length === rows.length ? table : [table, moreText(rows.length - shown.length)].join("\n\n");
}
/** Column headings of the table of policy changes. */
const POLICY_COLUMNS = {
	place: "Policy and data",
	before: "Base commit, used here",
	after: "This PR",
	effect: "Effect"
};
function renderChange(change) {
	const place = policyChangePlace(change);
	const { before, after } = policyChangeCells(change);
	const where = [...change.model === null ? [] : [codeSpan(change.model)], place === void 0 ? WHOLE_MODEL : codeSpan(place)];
	const value = (text) => text === void 0 ? NONE : codeSpan(text);
	return [
		where.join(" "),
		value(before),
		value(after),
		EFFECTS[change.effect]
	];
}
/** Shown in place of keys for a whole model. */
const WHOLE_MODEL = "whole model";
/** The effect of a policy change. */
const EFFECTS = {
	loosened: "⚠️ looser after the merge",
	changed: "⚠️ different after the merge",
	tightened: "stricter after the merge",
	subject: "judged in this run"
};
/** Whose policy judged, for the last line. */
const renderOrigin = (rules) => rules === void 0 ? "" : `; ${escapeProse(originText(rules))}`;
/** Whose policy judged: a clause without a full stop. */
function originText({ origin, source: { path, commit, message } }) {
	const short = commit.slice(0, 7);
	switch (origin) {
		case "base-commit": return `judged by \`${path}\` at base commit ${short}`;
		case "first": return `judged by this change’s own policy, as base commit ${short} has no \`${path}\``;
		case "unreadable": return `judged by this change’s own policy, as \`${path}\` at base commit ${short} cannot be read: ${message ?? "no reason given"}`;
	}
}
/** What is missing from the results that were to be judged together; empty if nothing is. */
function renderProblems({ problems = [] }) {
	if (problems.length === 0) return [];
	const lines = problems.map((problem) => escapeProse(sentence(problemText(problem))));
	return [renderList(firstLines(lines, MAX_PROBLEMS))];
}
// src/report/sections/render-signatures.ts
/** Inputs or outputs that keep two models from being compared, side by side; empty if there are none. */
function renderSignatures({ ending }) {
	if (ending.kind !== "incomparable") return "";
	return ending.differences.flatMap((each) => each.kind === "signature" ? [renderOne(each)] : []).join("\n\n");
}
function renderOne({ of, baseline, candidate }) {
	const header = [
		SIGNATURE_TITLES[of],
		COLUMNS.baseline,
		COLUMNS.candidate
	];
	const typeIn = (tensors, name) => {
		const tensor = tensors.find((each) => each.name === name);
		return tensor === void 0 ? "–" : escapeProse(typeText(tensor));
	};
	const names = new Set([...baseline.tensors, ...candidate.tensors].map(({ name }) => name));
	return renderTable({
		header,
		align: "lll"
	}, [...names].map((name) => [
		escapeProse(quoted(name)),
		typeIn(baseline.tensors, name),
		typeIn(candidate.tensors, name)
	]));
}
export { COLUMNS as $, RuntimeLogReader as $a, tooLarge as $i, readYaml as $n, extentText as $r, configureGit as $t, contradictionText as A, literal as Aa, isTooDisturbed as Ai, countHeavy as An, median as Ao, fileSource as Ar, acceptanceV3Schema as At, changeText as B, unknown as Ba, RANDOM_OPERATORS as Bi, worstOf as Bn, relativeShare as Br, changeSchema as Bt, diagnosisText as C, datetime as Ca, elementTypeName as Ci, PASS_ERROR as Cn, ELEMENT_BYTES as Co, findDifferences as Cr, commitNoteSchema as Ct, headline as D, boolean as Da, earlyStoppingEstimateNs as Di, isOfOwnPass as Dn, ModelFailure as Do, readModel as Dr, recordedControlSchema as Dt, endingText as E, array as Ea, MLPERF_P95 as Ei, createSpend as En, FAILURE_KINDS as Eo, readFacts as Er, positiveControlSchema as Et, worstSlicesFirst as F, partialRecord as Fa, readGpu as Fi, checkExact as Fn, FALLBACK_KINDS as Fr, differenceSchema as Ft, precisionText as G, figureFormats as Ga, gpuMemorySchema as Gi, WAIVERS_FILE as Gn, usdPerMillionTokens as Gr, precisionName as Gt, sparsityText as H, ZodError as Ha, armMeasurementSchema as Hi, geometricMean as Hn, usdPer1000Runs as Hr, compareSettings as Ht, driftReasonText as I, record as Ia, readGpuProcesses as Ii, checkSampled as In, ageMs as Ir, baselineSourceSchema as It, listText as J, formatPercent as Ja, describeValue as Ji, isInForce as Jn, STATE_LABELS as Jr, isTracked as Jt, shareText as K, formatCount as Ka, gpuStateSchema as Ki, dateWaiver as Kn, GATE_NAME as Kr, shareName as Kt, releaseName as L, strictObject as La, PROCESS_PROPERTIES as Li, checkShares as Ln, clockMhz as Lr, findMergeBase as Lt, modelNotes as M, never as Ma, gpuStateBetween as Mi, measuresPower as Mn, ProtobufError as Mr, mergeStandings as Mt, noteText as N, number as Na, takeGpuSnapshot as Ni, percentOf as Nn, isGitLfsPointer as Nr, readAcceptanceMark as Nt, verdictHeadline as O, discriminatedUnion as Oa, studentTUpperTail as Oi, compareOutcomes as On, max as Oo, walkModel as Or, MARK as Ot, scoreUnit as P, object as Pa, openGpu as Pi, checkConfident as Pn, refuseGitLfsPointer as Pr, standingOf as Pt, CHARTS_MENTION as Q, printFigure as Qa, statusFailure as Qi, waivedKey as Qn, rowsText as Qr, readTextAt as Qt, releaseUnknownText as R, string as Ra, parseGpuProcess as Ri, marginOf as Rn, durationNs as Rr, readGitArtifact as Rt, bottleneckLabel as S, date as Sa, elementTypeBits as Si, BLOCK_ERROR as Sn, unpackFeeds as So, digestFields as Sr, refusalSchema as St, refusalText as T, _enum as Ta, percentileNs as Ti, countChances as Tn, hasSafeCount as To, noModelFile as Tr, CONTROL_KINDS as Tt, sparsityUseText as U, _coercedNumber as Ua, discardedSchema as Ui, scoreBetter as Un, usdPerHour as Ur, recordedName as Ut, changesUnknownText as V, url as Va, RUN_PERCENTS as Vi, minSamples as Vn, sizeBytes as Vr, changedHeads as Vt, coverageText as W, scratchOf as Wa, energySchema as Wi, WAIVABLE as Wn, usdPerKilowattHour as Wr, isQuantized as Wt, operatorsText$1 as X, formatValue as Xa, malformed as Xi, raiseLimit as Xn, rowRemarks as Xr, placeAtCommit as Xt, operatorText as Y, formatShare as Ya, fieldOf as Yi, parseWaivers as Yn, stateText as Yr, pathInRepository as Yt, typeText as Z, printChange as Za, parseServerJson as Zi, readWaivers as Zn, rowText as Zr, readObjectId as Zt, renderDrift as _, toolFolder as _a, STATES as _i, listStandings as _n, UserError as _o, noBaselineText as _r, ceilingSchema as _t, renderProblems as a, WorkerProcess as aa, formatRelativeChange as ai, describeLimitValue as an, foldersOfModel as ao, limitsSchema as ar, moreModelsText as at, toldReason as b, batchSize as ba, escapeProse as bi, restsOnLaunches as bn, inPhase as bo, canonicalJson as br, settingSchema as bt, renderOpeningLines as c, killAllWorkers as ca, andMore as ci, limitEffect as cn, openPlainFile as co, ATTEMPT_STATES as cr, renderFold as ct, worstFirst as d, findInstalled as da, sentence as di, judgeNothing as dn, plainText as do, parseEvidence as dr, modelVerdictSchema as dt, meterGpu as ea, limitText$2 as ei, gitFailure as en, readLoaderMessage as eo, locateLimits as er, COST_PARTS as et, nextStep as f, findRuntime as fa, METRICS$1 as fi, stateOf as fn, quoted as fo, writeAttempt as fr, rowSchema as ft, waiverText$1 as g, installRuntime as ga, TOKEN_METRICS as gi, isClearWithWaivers as gn, InfrastructureError as go, mismatchRemedy as gr, policyChangeSchema as gt, renderWaivers as h, RUNTIME_PACKAGE as ha, SERVED_METRICS as hi, checkWaivedRow as hn, nearestName as ho, baselineSourceText as hr, mayLoosen as ht, renderOtherRules as i, outcomeTableSchema as ia, formatChange as ii, describeLimit as in, NO_FILE as io, limitSchema as ir, cutText as it, failureText as j, looseObject as ja, keepGpuQuiet as ji, isNoMore as jn, sum as jo, memorySource as jr, markOf as jt, problemText as k, int as ka, createRandom as ki, readEvidence as kn, mean as ko, ProtobufReader as kr, acceptanceSchema as kt, renderPositiveControl as l, ProcessGroup as la, countOf as li, judgeFailure as ln, jsonProblem as lo, MAX_ATTEMPT_BYTES as lr, renderTable as lt, environmentEntries as m, refuseOther as ma, METRIC_NAMES as mi, checkRow as mn, didYouMean as mo, baselineNoteText as mr, needsWarning as mt, renderLooserRules as n, watchSmi as na, rowChangeText as ni, gitRemedy as nn, operatorDomain as no, driftSchema as nr, MODEL_COLUMNS as nt, renderHeadline as o, abandonWorkers as oa, breaksOwnBound as oi, LIMIT_DEFAULTS as on, isInsideFolder as oo, unreadFailureRemedy as or, sinceText as ot, renderFolds as p, readVersion as pa, METRIC_BY_OTHER_NAME as pi, changeNs as pn, quotedJson as po, writeEvidence as pr, verdictSchema as pt, batchText as q, formatExact as qa, launchSchema as qi, holds as qn, ROW_LABELS as qr, exportFromCommit as qt, renderOrigin as r, OutcomeTable as ra, rowTitle as ri, listFirstParents as rn, operatorKey as ro, fraction as rr, PARTS as rt, renderModelLines as s, isOwnProcess as sa, limitClauses as si, isBound as sn, openExternalFile as so, unusableAttemptRemedy as sr, fittingRows as st, renderSignatures as t, meterProcessor as ta, renderRow as ti, gitIn as tn, DEFAULT_DOMAIN as to, require_dist as tr, LINE_LABELS as tt, severity as u, findMemoryCgroup as ua, joinAnd as ui, judgeModel as un, logLine as uo, parseAttempt as ur, fitPieces as ut, renderVerdictTable as v, ISOLATION_MODES as va, codeBlock as vi, isClear as vn, HEAD_START_NS as vo, storeProblemText as vr, IDENTITY_FIELDS as vt, ageText as w, ZodNumber as wa, readText as wi, PASS_ERROR_OF_ITEMS as wn, elementCount as wo, MAX_STRUCTURE_BYTES as wr, fallbackText as wt, whyText as x, runtimeSettings as xa, fullDims as xi, holdsOnAverage as xn, packFeeds as xo, comparabilityFields as xr, endingSchema as xt, renderVisibleNotes as y, RUNTIME_VERSION as ya, codeSpan as yi, checkRowAtLook as yn, feedBytes as yo, storeText as yr, noteSchema as yt, differenceText as z, union as za, askSmi as zi, withoutChange as zn, relativeDrop as zr, readHeadCommit as zt };
