import { createRequire } from "node:module";
import { promisify } from "node:util";
import { cp, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { constants, homedir } from "node:os";
import { constants as constants$1, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmdirSync, writeFileSync } from "node:fs";
import { execFile, spawn, spawnSync } from "node:child_process";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
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
* [Sample covariance](https://en.wikipedia.org/wiki/Sample_mean_and_covariance) of two datasets:
* how much do the two datasets move together?
* x and y are two datasets, represented as arrays of numbers.
*
* @param {Array<number>} x a sample of two or more data points
* @param {Array<number>} y a sample of two or more data points
* @throws {Error} if x and y do not have equal lengths
* @throws {Error} if x or y have length of one or less
* @returns {number} sample covariance
* @example
* sampleCovariance([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]); // => -3.5
*/
function sampleCovariance(x, y) {
	if (x.length !== y.length) throw new Error("sampleCovariance requires samples with equal lengths");
	if (x.length < 2) throw new Error("sampleCovariance requires at least two data points in each sample");
	var xmean = mean(x);
	var ymean = mean(y);
	var sum = 0;
	for (var i = 0; i < x.length; i++) sum += (x[i] - xmean) * (y[i] - ymean);
	var besselsCorrection = x.length - 1;
	return sum / besselsCorrection;
}
/**
* The [correlation](http://en.wikipedia.org/wiki/Correlation_and_dependence) is
* a measure of how correlated two datasets are, between -1 and 1
*
* @param {Array<number>} x first input
* @param {Array<number>} y second input
* @returns {number} sample correlation
* @example
* sampleCorrelation([1, 2, 3, 4, 5, 6], [2, 2, 3, 4, 5, 60]).toFixed(2);
* // => '0.69'
*/
function sampleCorrelation(x, y) {
	var cov = sampleCovariance(x, y);
	var xstd = sampleStandardDeviation(x);
	var ystd = sampleStandardDeviation(y);
	return cov / xstd / ystd;
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
// src/dataset/float16.ts
/**
* The IEEE 754 binary16 number nearest to a double, ties to even, rounded once (not through float32).
*
* @returns Its 16 bits. Magnitudes of 65,520 and more become infinity; NaN becomes the quiet NaN 0x7e00.
* @see IEEE 754-2019, §3.4 and §4.3.1.
*/
function encodeFloat16(value) {
	if (Number.isNaN(value)) return 32256;
	const sign = value < 0 || Object.is(value, -0) ? 32768 : 0;
	const size = Math.abs(value);
	if (size >= FIRST_INFINITE) return sign | 31744;
	if (size < SMALLEST_NORMAL) return sign | roundToEven(size / SMALLEST_SUBNORMAL);
	const exponent = exponentOf(size);
	const significand = roundToEven(size * 2 ** (10 - exponent));
	return sign | (exponent + 15 << 10) + significand - 1024;
}
/**
* The value of an IEEE 754 binary16 number. Every one of them is exact as a double.
*
* @param bits - 0..0xffff.
*/
function decodeFloat16(bits) {
	const sign = bits & 32768 ? -1 : 1;
	const exponent = bits >> 10 & 31;
	const fraction = bits & 1023;
	if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : NaN;
	if (exponent === 0) return sign * fraction * SMALLEST_SUBNORMAL;
	return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
const SMALLEST_SUBNORMAL = 2 ** -24;
const SMALLEST_NORMAL = 2 ** -14;
/** Halfway between the largest finite number, 65,504, and the number that would follow. The tie goes to infinity. */
const FIRST_INFINITE = 65520;
/** Floor of the binary logarithm of a normal double, read from its bits: Math.log2 rounds just below powers of two. */
function exponentOf(value) {
	const view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));
	view.setFloat64(0, value);
	return (view.getUint16(0) >> 4 & 2047) - 1023;
}
function roundToEven(value) {
	const floor = Math.floor(value);
	const rest = value - floor;
	if (rest !== .5) return rest < .5 ? floor : floor + 1;
	return floor % 2 === 0 ? floor : floor + 1;
}
// src/dataset/element-codec.ts
/** Whether data sets support a model's element type. They do not support int4, sequence, map … */
function isElementType(dtype) {
	return dtype === "string" || Object.hasOwn(ELEMENT_BYTES, dtype);
}
const ELEMENT_CODECS = {
	float32: floatCodec("float32", Math.fround, {
		set: (view, offset, value) => view.setFloat32(offset, value, true),
		get: (view, offset) => view.getFloat32(offset, true)
	}),
	float64: floatCodec("float64", (value) => value, {
		set: (view, offset, value) => view.setFloat64(offset, value, true),
		get: (view, offset) => view.getFloat64(offset, true)
	}),
	float16: floatCodec("float16", (value) => decodeFloat16(encodeFloat16(value)), {
		set: (view, offset, value) => view.setUint16(offset, encodeFloat16(value), true),
		get: (view, offset) => decodeFloat16(view.getUint16(offset, true))
	}),
	int8: integerCodec([-128, 127], {
		set: (view, offset, value) => view.setInt8(offset, value),
		get: (view, offset) => view.getInt8(offset)
	}),
	uint8: integerCodec([0, 255], {
		set: (view, offset, value) => view.setUint8(offset, value),
		get: (view, offset) => view.getUint8(offset)
	}),
	int16: integerCodec([-(2 ** 15), 2 ** 15 - 1], {
		set: (view, offset, value) => view.setInt16(offset, value, true),
		get: (view, offset) => view.getInt16(offset, true)
	}),
	uint16: integerCodec([0, 2 ** 16 - 1], {
		set: (view, offset, value) => view.setUint16(offset, value, true),
		get: (view, offset) => view.getUint16(offset, true)
	}),
	int32: integerCodec([-(2 ** 31), 2 ** 31 - 1], {
		set: (view, offset, value) => view.setInt32(offset, value, true),
		get: (view, offset) => view.getInt32(offset, true)
	}),
	uint32: integerCodec([0, 2 ** 32 - 1], {
		set: (view, offset, value) => view.setUint32(offset, value, true),
		get: (view, offset) => view.getUint32(offset, true)
	}),
	int64: wideIntegerCodec("int64", [-(2n ** 63n), 2n ** 63n - 1n], {
		set: (view, offset, value) => view.setBigInt64(offset, value, true),
		get: (view, offset) => view.getBigInt64(offset, true)
	}),
	uint64: wideIntegerCodec("uint64", [0n, 2n ** 64n - 1n], {
		set: (view, offset, value) => view.setBigUint64(offset, value, true),
		get: (view, offset) => view.getBigUint64(offset, true)
	}),
	bool: {
		expected: "true, false, 0 or 1",
		write: (view, offset, value) => {
			if (typeof value !== "boolean" && value !== 0 && value !== 1) return false;
			view.setUint8(offset, Number(value));
			return true;
		},
		read: (view, offset) => view.getUint8(offset) === 0 ? 0 : 1
	}
};
/**
* The numbers of a tensor in C order, as doubles; bool is 0 or 1. 64-bit integers beyond ±2^53 are rounded.
*
* @throws {TypeError} If the tensor holds strings.
*/
function tensorNumbers(tensor) {
	if (tensor.dtype === "string") throw new TypeError("expected a tensor of numbers, got strings");
	const width = ELEMENT_BYTES[tensor.dtype];
	const { read } = ELEMENT_CODECS[tensor.dtype];
	const view = new DataView(tensor.bytes.buffer, tensor.bytes.byteOffset, tensor.bytes.byteLength);
	const numbers = new Float64Array(tensor.bytes.byteLength / width);
	for (let index = 0; index < numbers.length; index++) numbers[index] = read(view, index * width);
	return numbers;
}
/** JSON has no numbers for these three; they are written as strings. */
const NON_FINITE = /* @__PURE__ */ new Map([
	["NaN", NaN],
	["Infinity", Number.POSITIVE_INFINITY],
	["-Infinity", Number.NEGATIVE_INFINITY]
]);
function floatCodec(name, round, access) {
	return {
		expected: `a number in the range of ${name}`,
		write: (view, offset, value) => {
			const number = NON_FINITE.get(value) ?? value;
			if (typeof number !== "number") return false;
			if (number === value && !Number.isFinite(round(number))) return false;
			access.set(view, offset, number);
			return true;
		},
		read: access.get
	};
}
function integerCodec([least, largest], access) {
	return {
		expected: `a whole number in ${least}..${largest}`,
		write: (view, offset, value) => {
			if (!Number.isInteger(value) || typeof value !== "number") return false;
			if (!(least <= value && value <= largest)) return false;
			access.set(view, offset, value);
			return true;
		},
		read: access.get
	};
}
function wideIntegerCodec(name, [least, largest], access) {
	return {
		expected: `a whole number in the range of ${name} (beyond ±2^53 as a string)`,
		write: (view, offset, value) => {
			const whole = toBigInt(value);
			if (whole === void 0 || whole < least || whole > largest) return false;
			access.set(view, offset, whole);
			return true;
		},
		read: (view, offset) => Number(access.get(view, offset))
	};
}
/** Beyond ±2^53 a JSON number has already been rounded, so only a string is exact. */
function toBigInt(value) {
	if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : void 0;
	return typeof value === "string" && /^-?\d{1,20}$/.test(value) ? BigInt(value) : void 0;
}
// src/task/needs-review.ts
/**
* Whether an item goes to human review: its confidence is NaN or below the policy's bound.
*
* @param confidence - 0..1, or NaN.
*/
function needsReview(confidence, review) {
	return review !== void 0 && !(confidence >= review["below-confidence"]);
}
/**
* Rejects a review rule for an output without confidence: it would send every item to review.
*
* @param place - Place of the task in the policy.
* @param what - The output without confidence, for the message: "regression", "an output of class names".
* @throws {UserError} If the policy has a review rule.
*/
function refuseReview(review, place, what) {
	if (review === void 0) return;
	throw new UserError(`${place}: expected a task with a confidence for "review: { below-confidence: … }", got ${what}.`, "Remove \"review\", or set \"output\" to logits or probabilities.");
}
// src/task/score/score-formula.ts
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
* The parts of all items, added up position by position.
*
* @param length - Parts per item; shorter ones count as zeros.
*/
function sumParts(outcomes, length) {
	const sums = new Array(length).fill(0);
	for (const { parts = [] } of outcomes) for (let part = 0; part < length; part += 1) sums[part] = (sums[part] ?? 0) + (parts[part] ?? 0);
	return sums;
}
/** An item whose output is not finite: wrong, with nothing else known of it. */
const NOT_FINITE = {
	correct: false,
	confidence: NaN,
	review: false,
	predicted: NaN,
	actual: NaN,
	value: NaN,
	finite: false
};
// src/dataset/data-error.ts
/** The error `<place>: expected <expected> for <subject>, got <got>.` */
function dataError(subject, { expected, got, hint, cause }) {
	return new UserError(`${subject.place}: expected ${expected} for ${subject.name}, got ${got}.`, hint, cause === void 0 ? void 0 : { cause });
}
const LONGEST$1 = 40;
/** A value for a message: on one line, and shortened if long. Never throws. */
function show(value) {
	if (Array.isArray(value)) return `an array of length ${value.length}`;
	if (typeof value === "object" && value !== null) return `an object with ${listNames(Object.keys(value)) || "no keys"}`;
	if (typeof value === "string") return JSON.stringify(clip(value));
	return String(value);
}
/** Names for a message: `"a", "b"`. At most eight, then ` and 3 more`. */
function listNames(names) {
	const shown = names.slice(0, 8).map((name) => JSON.stringify(clip(name)));
	return shown.join(", ") + (names.length > shown.length ? ` and ${names.length - shown.length} more` : "");
}
function clip(text) {
	return text.length > LONGEST$1 ? `${text.slice(0, LONGEST$1)}…` : text;
}
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
// src/model/check-model.ts
/**
* Newest versions that onnxruntime-node 1.30.0 loads, found by trying each. A domain without an entry is left to the
* runtime.
*/
const NEWEST_OPSETS = {
	[DEFAULT_DOMAIN]: 26,
	"ai.onnx.ml": 5
};
const NEWEST_IR = 13;
/** Domains whose operators are built into the runtime. */
const DOMAINS = [
	DEFAULT_DOMAIN,
	"ai.onnx.ml",
	"com.microsoft",
	"com.microsoft.nchwc"
];
const ELEMENTS = [...Object.keys(ELEMENT_BYTES), "string"];
/** Kinds of output that a run can leave out. They cannot be fed as inputs. */
const OTHER_OUTPUTS = [
	"sequence",
	"map",
	"optional"
];
/** The runtime's binding works with plain JavaScript objects, which cannot have these as ordinary keys. */
const RESERVED_NAMES = [
	"__proto__",
	"constructor",
	"prototype"
];
const MAX_NAME_BYTES = 256;
/** Ten times as many as the largest known models have. Millions of empty nodes fit into a few megabytes. */
const MAX_NODES = 2e5;
/** Protobuf's own limit for one message. */
const MAX_FILE_BYTES = 2 ** 31 - 1;
/**
* Rejects a model that the runtime cannot run, would abort on, or must not run because it reaches outside its own
* files. This is a filter with helpful messages, not the security boundary: that is the child process.
*
* @param shownPath - Path shown in messages.
* @throws {UserError} On the first problem found.
*/
function checkModel(facts, shownPath) {
	for (const problem of problemsOf(facts)) throw new UserError(`${shownPath}: expected ${problem.expected}, got ${problem.got}.`, problem.hint);
}
function* problemsOf(facts) {
	yield* versionProblems(facts);
	yield* operatorProblems(facts);
	for (const input of facts.inputs) yield* signatureProblems("input", input);
	for (const output of facts.outputs) yield* signatureProblems("output", output);
	yield* outputProblems(facts);
	for (const location of facts.externalData) yield* locationProblems(location);
	yield* settingProblems(facts);
}
function* versionProblems({ fileBytes, irVersion, opsets }) {
	if (fileBytes > MAX_FILE_BYTES) yield {
		expected: `a model file of at most ${MAX_FILE_BYTES} bytes`,
		got: `${fileBytes}`,
		hint: "Save the weights as external data: onnx.save(model, path, save_as_external_data=True)."
	};
	if (irVersion > NEWEST_IR) yield {
		expected: `IR version ${NEWEST_IR} or older`,
		got: `${irVersion}`,
		hint: "Export with an older version of the onnx package."
	};
	if (opsets.size === 0) yield {
		expected: "a model that imports an opset",
		got: "none",
		hint: "The file may be truncated: export it again."
	};
	for (const [domain, newest] of Object.entries(NEWEST_OPSETS)) {
		const version = opsets.get(domain) ?? 0;
		if (version <= newest) continue;
		yield {
			expected: `${domain} opset ${newest} or older`,
			got: `${version}`,
			hint: `Export with opset ${newest}, the newest that this version of ONNX Runtime supports.`
		};
	}
}
function* operatorProblems({ operators, functions }) {
	const nodes = [...operators.values()].reduce((sum, count) => sum + count, 0);
	if (nodes > MAX_NODES) yield {
		expected: `at most ${MAX_NODES} nodes`,
		got: `${nodes}`,
		hint: "The runtime needs about a kilobyte and 40 µs for each, before the first run. Fuse or fold some of them."
	};
	for (const key of operators.keys()) {
		if (key.endsWith("EPContext")) yield {
			expected: "a portable model",
			got: `${quoted(key)}, which is compiled for one device`,
			hint: "Use the model that it was compiled from."
		};
		if (DOMAINS.includes(operatorDomain(key)) || functions.has(key)) continue;
		yield {
			expected: `operators of ${DOMAINS.join(", ")}`,
			got: quoted(key),
			hint: "ONNX Runtime does not have it. Define it as a function in the model, or export without it."
		};
	}
}
function* signatureProblems(role, signature) {
	yield* nameProblems(role, signature);
	yield* typeProblems(role, signature);
	yield* shapeProblems(role, signature);
}
function* nameProblems(role, { name }) {
	const bytes = Buffer.byteLength(name);
	if (name !== "" && bytes <= MAX_NAME_BYTES && !/\p{Cc}/u.test(name) && !RESERVED_NAMES.includes(name)) return;
	yield {
		expected: `a plain name for every ${role}`,
		got: bytes > MAX_NAME_BYTES ? `one of ${bytes} bytes` : quoted(name),
		hint: `Use 1 to ${MAX_NAME_BYTES} bytes without control characters, and avoid ${RESERVED_NAMES.join(", ")}.`
	};
}
function* typeProblems(role, { name, dtype }) {
	if (ELEMENTS.includes(dtype) || role === "output" && OTHER_OUTPUTS.includes(dtype)) return;
	yield {
		expected: `${role} ${quoted(name)} of a supported type`,
		got: dtype,
		hint: `Cast it inside the model to one of ${ELEMENTS.join(", ")}.`
	};
}
function* shapeProblems(role, { name, shape = [] }) {
	if (hasSafeCount(shape.filter((size) => typeof size === "number"))) return;
	yield {
		expected: `${role} ${quoted(name)} with fewer than 2^53 elements`,
		got: `shape [${shape.map(shownSize).join(", ")}]`,
		hint: "Fix the shape in the model."
	};
}
function shownSize(size) {
	if (size === null) return "?";
	return typeof size === "string" ? quoted(size) : `${size}`;
}
/** What to do about a model without a tensor output. */
const TENSOR_OUTPUT_HINT = "Export the model with a tensor output. For scikit-learn, set the option zipmap to False.";
function* outputProblems({ outputs }) {
	if (outputs.some(({ dtype }) => ELEMENTS.includes(dtype))) return;
	yield {
		expected: "at least one tensor output",
		got: outputs.map(({ dtype }) => dtype).join(", ") || "no output",
		hint: TENSOR_OUTPUT_HINT
	};
}
function* locationProblems(location) {
	if (isInsideFolder(location)) return;
	yield {
		expected: "external data in the model's folder",
		got: `location ${quoted(location)}`,
		hint: "Save the model again with a relative location and no \"..\"."
	};
}
/** The runtime reads session options from this key, so a model could choose how it is measured. */
function* settingProblems({ metadataKeys }) {
	if (!metadataKeys.includes("ort_config")) return;
	yield {
		expected: "a model without its own session options",
		got: "metadata key \"ort_config\"",
		hint: "Remove the key, and put settings under \"runtime\" in the policy file."
	};
}
// src/task/select-output.ts
/** Whether the runtime can return an output. It must be a tensor of a supported type and not be named `__proto__`. */
function canBeRequested(output) {
	return isElementType(output.dtype) && output.name !== "__proto__";
}
/**
* The output that a task scores.
*
* @param name - `output` of the task. May be undefined if only one output of the model can be scored.
* @param place - Place of the task in the policy, for messages.
* @throws {UserError} If there is no such output, if it cannot be scored, or if several outputs can be scored and
*   none is named.
*/
function selectOutput(name, outputs, place) {
	const usable = outputs.filter(canBeRequested);
	const names = usable.map((output) => output.name);
	const hint = `Write "output: <name>" with one of ${listNames(names) || "its tensor outputs"}.`;
	if (name !== void 0) {
		const named = usable.find((output) => output.name === name);
		if (named !== void 0) return named;
		const other = outputs.find((output) => output.name === name);
		const got = other === void 0 ? listNames([name]) : `${listNames([name])} of type ${other.dtype}`;
		throw new UserError(`${place}.output: expected one of ${listNames(names) || "no outputs"}, got ${got}.`, hint + didYouMean(name, names));
	}
	const [only, ...others] = usable;
	if (only === void 0) throw noTensorOutput(outputs, place);
	if (others.length === 0) return only;
	throw new UserError(`${place}: expected "output" to choose one of ${listNames(names)}, got none.`, hint);
}
/** The error for a model without an output that can be scored. */
function noTensorOutput(outputs, place) {
	return new UserError(`${place}: expected a model with a tensor output, got ${listNames(outputs.map((output) => output.name)) || "none"}.`, TENSOR_OUTPUT_HINT);
}
/**
* The tensor of an output.
*
* @throws {TypeError} If the output was not requested.
*/
function outputOf(outputs, name) {
	const tensor = outputs.get(name);
	if (tensor === void 0) throw new TypeError(`output ${name} was not requested`);
	return tensor;
}
// src/task/images/match-objects.ts
const STEP = (.95 - .5) / 9;
/** The thresholds of COCO: 0.50, 0.55 … 0.95, as numpy's `linspace` rounds them. */
const THRESHOLDS = Array.from({ length: 10 }, (_, index) => index === 9 ? .95 : .5 + index * STEP);
/**
* Assigns predictions to labelled objects as COCO does: in order, each to the most similar object that is still free, and
* to an ignored one only if no other is similar enough.
*
* @param similarity - Of each prediction, the best score first, with each object. 0..1.
* @param isOutside - Whether a prediction does not count unless it is matched.
* @see pycocotools, `COCOeval.evaluateImg`.
*/
function matchObjects(similarity, objects, isOutside) {
	const order = objects.map((_, index) => index).sort((a, b) => Number(objects[a]?.isIgnored) - Number(objects[b]?.isIgnored));
	const matches = similarity.map(() => ({
		matched: 0,
		ignored: 0
	}));
	THRESHOLDS.forEach((threshold, bit) => {
		const taken = /* @__PURE__ */ new Set();
		similarity.forEach((row, prediction) => {
			const found = bestObject(row, {
				order,
				objects,
				taken,
				threshold
			});
			const match = matches[prediction];
			if (match === void 0) return;
			if (found === void 0) {
				if (isOutside(prediction)) match.ignored |= 1 << bit;
				return;
			}
			taken.add(found);
			match.matched |= 1 << bit;
			if (objects[found]?.isIgnored) match.ignored |= 1 << bit;
		});
	});
	return matches;
}
function bestObject(row, { order, objects, taken, threshold }) {
	let least = Math.min(threshold, 1 - 1e-10);
	let found;
	for (const index of order) {
		const object = objects[index];
		if (object === void 0 || taken.has(index) && !object.isCrowd) continue;
		if (found !== void 0 && !objects[found]?.isIgnored && object.isIgnored) break;
		const similar = row[index] ?? 0;
		if (similar < least) continue;
		least = similar;
		found = index;
	}
	return found;
}
// src/task/images/coco-score.ts
const MASKS = 2 ** THRESHOLDS.length;
/**
* The parts of an item: how many classes are labelled; each with its number of objects; and each prediction with its class,
* its score, and both bit sets in one number. An image with neither has a single 0.
*/
const packImage = ({ objects, predictions }) => [
	objects.size,
	...[...objects].flat(),
	...predictions.flatMap(({ index, score, matched, ignored }) => [
		index,
		score,
		matched + MASKS * ignored
	])
];
/** Recall is looked at in steps of 0.01, as numpy's `linspace` has them. */
const RECALLS = Array.from({ length: 101 }, (_, index) => index === 100 ? 1 : index * .01);
/**
* COCO's average precision: at each threshold and for each class with labelled objects, the mean over 101 recalls of the
* best precision at that recall or more; then the mean over all of these.
*
* @param bits - Positions in `THRESHOLDS` of those that count.
* @returns The score of any resample of the items, 0..1, or text if no object is labelled. The items are ranked only once.
* @see Lin et al. (2014), "Microsoft COCO: Common Objects in Context"; pycocotools, `COCOeval.accumulate`.
*/
function cocoPrecision(outcomes, bits) {
	const classes = collectClasses(outcomes);
	for (const { predictions } of classes) predictions.sort((a, b) => b.score - a.score);
	return (weight) => {
		const scores = classes.flatMap((each) => {
			const count = each.objects.reduce((sum, { item, count: own }) => sum + own * weight(item), 0);
			return count === 0 ? [] : bits.map((bit) => precisionAt(each, {
				bit,
				count,
				weight
			}));
		});
		return scores.length === 0 ? "no object is labelled" : mean(scores);
	};
}
function collectClasses(outcomes) {
	const classes = /* @__PURE__ */ new Map();
	const classOf = (index) => {
		const known = classes.get(index) ?? {
			objects: [],
			predictions: []
		};
		classes.set(index, known);
		return known;
	};
	let item = 0;
	for (const { parts = [] } of outcomes) {
		const start = 1 + 2 * (parts[0] ?? 0);
		for (let at = 1; at < start; at += 2) classOf(parts[at] ?? 0).objects.push({
			item,
			count: parts[at + 1] ?? 0
		});
		for (let at = start; at < parts.length; at += 3) {
			const [score = NaN, masks = 0] = [parts[at + 1], parts[at + 2]];
			classOf(parts[at] ?? 0).predictions.push({
				item,
				score,
				masks
			});
		}
		item += 1;
	}
	return [...classes.values()];
}
function precisionAt({ predictions }, { bit, count, weight }) {
	const recalls = new Float64Array(predictions.length);
	const precisions = new Float64Array(predictions.length);
	let [right, wrong, points] = [
		0,
		0,
		0
	];
	for (const { item, masks } of predictions) {
		const times = weight(item);
		if (times === 0) continue;
		const isIgnored = (Math.floor(masks / MASKS) >> bit & 1) === 1;
		const isMatched = (masks >> bit & 1) === 1;
		if (!isIgnored && isMatched) right += times;
		if (!isIgnored && !isMatched) wrong += times;
		recalls[points] = right / count;
		precisions[points] = right / (right + wrong + Number.EPSILON);
		points += 1;
	}
	for (let index = points - 2; index >= 0; index -= 1) precisions[index] = Math.max(precisions[index] ?? 0, precisions[index + 1] ?? 0);
	let [at, sum] = [0, 0];
	for (const recall of RECALLS) {
		while (at < points && (recalls[at] ?? 0) < recall) at += 1;
		if (at < points) sum += precisions[at] ?? 0;
	}
	return sum / RECALLS.length;
}
// src/task/images/coco-variants.ts
const ALL$1 = THRESHOLDS.map((_, bit) => bit);
const ANY_AREA = [0, 1e10];
const [SMALL, MEDIUM] = [1024, 9216];
/** The average precisions that COCO reports, by the metric of the policy. */
const COCO_VARIANTS = {
	map: {
		name: "mAP",
		bits: ALL$1,
		area: ANY_AREA
	},
	"map-50": {
		name: "AP50",
		bits: [0],
		area: ANY_AREA
	},
	"map-75": {
		name: "AP75",
		bits: [5],
		area: ANY_AREA
	},
	"map-small": {
		name: "mAP of small objects",
		bits: ALL$1,
		area: [0, SMALL]
	},
	"map-medium": {
		name: "mAP of medium objects",
		bits: ALL$1,
		area: [SMALL, MEDIUM]
	},
	"map-large": {
		name: "mAP of large objects",
		bits: ALL$1,
		area: [MEDIUM, 1e10]
	}
};
/** COCO's average precision over the objects of all items. */
function cocoFormula({ metric }) {
	const { name, bits } = COCO_VARIANTS[metric];
	return {
		name,
		better: "higher",
		basis: "set",
		compute: ifFinite((outcomes) => cocoPrecision(outcomes, bits)(() => 1)),
		resample: (outcomes) => cocoPrecision(outcomes, bits)
	};
}
// src/dataset/decode-value.ts
/**
* Decodes the JSON form of a tensor: a number, boolean or string (shape []); nested arrays; `{ data, shape }` with
* flat data in C order; or `{ dtype, shape, base64 }` with little-endian bytes. The first three become `dtype`, and a
* value that does not fit it is an error. The last keeps its own type.
*
* @throws {UserError} If the value is ragged, of the wrong type or range, or its bytes do not fit its shape.
*/
function decodeValue(value, dtype, subject) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return decodeNested(value, dtype, subject);
	const form = readFields(value, Object.hasOwn(value, "base64") ? [
		"dtype",
		"shape",
		"base64"
	] : ["data", "shape"], subject);
	return "base64" in form ? decodeBase64(form, subject) : decodeFlat(form, dtype, subject);
}
const FORMS_HINT = "Write a number, a string, nested arrays, { \"data\": […], \"shape\": […] } or { \"dtype\": \"float32\", \"shape\": […], \"base64\": \"…\" }.";
/** Deepest nesting of arrays. The runtime supports far fewer axes. */
const MAX_RANK = 32;
function readFields(value, fields, subject) {
	const names = Object.keys(value);
	const missing = fields.find((field) => !names.includes(field));
	const unknown = names.find((name) => !fields.includes(name));
	if (missing !== void 0 || unknown !== void 0) {
		const guess = unknown === void 0 ? "" : didYouMean(unknown, fields);
		throw dataError(subject, {
			expected: `an object with ${fields.map((field) => `"${field}"`).join(", ")}`,
			got: show(value),
			hint: FORMS_HINT + guess
		});
	}
	const form = Object.assign(Object.create(null), value);
	if (!isShape(form.shape)) throw dataError(subject, {
		expected: "a \"shape\" of non-negative whole numbers (such as [1, 28, 28])",
		got: quotedJson(form.shape),
		hint: FORMS_HINT
	});
	return form;
}
function isShape(shape) {
	return Array.isArray(shape) && shape.length <= MAX_RANK && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
}
function decodeFlat({ data, shape }, dtype, subject) {
	const count = elementCount(shape);
	if (!Array.isArray(data) || data.length !== count) throw dataError(subject, {
		expected: `${count} values (shape [${shape.join(", ")}])`,
		got: Array.isArray(data) ? String(data.length) : show(data),
		hint: "Write \"data\" as one flat array in C order."
	});
	return {
		...encodeLeaves(data, dtype, subject),
		shape
	};
}
function decodeNested(value, dtype, subject) {
	const shape = [];
	for (let part = value; Array.isArray(part); part = part[0]) {
		shape.push(part.length);
		if (shape.length > MAX_RANK) throw dataError(subject, {
			expected: `at most ${MAX_RANK} axes`,
			got: "more deeply nested arrays",
			hint: FORMS_HINT
		});
	}
	const leaves = [];
	collectLeaves(value, shape, {
		axis: 0,
		leaves,
		subject
	});
	return {
		...encodeLeaves(leaves, dtype, subject),
		shape
	};
}
function collectLeaves(value, shape, { axis, leaves, subject }) {
	const length = shape[axis];
	if (length === void 0) {
		leaves.push(value);
		return;
	}
	if (!Array.isArray(value) || value.length !== length) throw dataError(subject, {
		expected: `arrays of equal length ${length} on axis ${axis}`,
		got: show(value),
		hint: "Pad the rows to the same length: a tensor cannot be ragged."
	});
	for (const part of value) collectLeaves(part, shape, {
		axis: axis + 1,
		leaves,
		subject
	});
}
function encodeLeaves(leaves, dtype, subject) {
	if (dtype === "string") {
		const other = leaves.find((leaf) => typeof leaf !== "string");
		if (other !== void 0) throw wrongLeaf("a string", other, subject);
		return {
			dtype,
			strings: leaves
		};
	}
	const width = ELEMENT_BYTES[dtype];
	const { write, expected } = ELEMENT_CODECS[dtype];
	const bytes = new Uint8Array(leaves.length * width);
	const view = new DataView(bytes.buffer);
	leaves.forEach((leaf, index) => {
		if (!write(view, index * width, leaf)) throw wrongLeaf(expected, leaf, subject);
	});
	return {
		dtype,
		bytes
	};
}
function wrongLeaf(expected, leaf, subject) {
	return dataError(subject, {
		expected,
		got: show(leaf),
		hint: leaf === null ? "Write a missing value of a float as \"NaN\", in quotes; other types have none." : "All values of a tensor have one type. For an input, the model declares it."
	});
}
function decodeBase64(form, subject) {
	const { dtype, shape, base64 } = form;
	if (typeof dtype !== "string" || !isElementType(dtype) || dtype === "string") throw dataError(subject, {
		expected: "a \"dtype\" such as \"float32\"",
		got: show(dtype),
		hint: `Use one of ${Object.keys(ELEMENT_BYTES).join(", ")}.`
	});
	const hint = "Write the little-endian bytes of the array in C order, for example with base64.b64encode(array.tobytes()).";
	if (typeof base64 !== "string" || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw dataError(subject, {
		expected: "base64",
		got: show(base64),
		hint
	});
	const size = base64.length / 4 * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
	const declared = elementCount(shape) * ELEMENT_BYTES[dtype];
	if (size !== declared) throw dataError(subject, {
		expected: `${declared} bytes (${dtype}[${shape.join(", ")}])`,
		got: String(size),
		hint
	});
	const bytes = new Uint8Array(size);
	Buffer.from(bytes.buffer).write(base64, "base64");
	refuseOtherBooleans(dtype, bytes, subject);
	return {
		dtype,
		shape,
		bytes
	};
}
/** A boolean byte other than 0 or 1 is undefined behaviour in the runtime's C++. */
function refuseOtherBooleans(dtype, bytes, subject) {
	const other = dtype === "bool" ? bytes.find((byte) => byte > 1) : void 0;
	if (other === void 0) return;
	throw dataError(subject, {
		expected: "bytes 0 or 1",
		got: String(other),
		hint: "Convert the array with .astype(bool) first."
	});
}
// src/task/read-label.ts
/** The class of a label that no answer matches. It equals no number, itself included. */
const UNKNOWN_CLASS = NaN;
/**
* Class index of an item's label. The label is a class name, or the index as a number or as digits.
*
* @param classes - Names by index; undefined if labels are indices.
* @param unknown - What to do if a name or an index is not among the classes.
* @returns {@link UNKNOWN_CLASS} for an unknown one that counts as wrong.
* @throws {UserError} If the label is anything else.
*/
function readClassLabel(item, classes, unknown = "refuse") {
	const { label } = item;
	const named = typeof label === "string" ? classes?.indexOf(label) ?? -1 : -1;
	if (named !== -1) return named;
	const index = typeof label === "string" && /^\d{1,9}$/.test(label) ? Number(label) : label;
	const count = classes?.length ?? Number.MAX_SAFE_INTEGER;
	if (typeof index === "number" && Number.isSafeInteger(index) && index >= 0 && index < count) return index;
	if (unknown === "wrong" && classes !== void 0 && (typeof label === "string" || typeof index === "number" && Number.isSafeInteger(index) && index >= 0)) return UNKNOWN_CLASS;
	throw classes === void 0 ? wrongLabel(item, "a class index such as 3", "Write the class as its index, or set \"classes\" to a file of class names.") : wrongLabel(item, `one of the ${classes.length} classes`, `Use a name from "classes".${typeof label === "string" ? didYouMean(label, classes) : ""} To count such items as wrong, write "unknown-labels: wrong".`);
}
/**
* 1 if an item is labelled positive, else 0. The label is true or false, 1 or 0, or a class name; the second class is
* the positive one.
*
* @throws {UserError} If the label is anything else.
*/
function readBinaryLabel(item, classes) {
	const { label } = item;
	const named = typeof label === "string" ? classes?.indexOf(label) ?? -1 : -1;
	if (named === 0 || named === 1) return named;
	const word = typeof label === "string" ? label.toLowerCase() : label;
	if (word === true || word === 1 || word === "true" || word === "1") return 1;
	if (word === false || word === 0 || word === "false" || word === "0") return 0;
	throw wrongLabel(item, `true, false, 1, 0${classes === void 0 ? "" : `, ${classes.map((name) => show(name)).join(", ")}`}`, "Write 1 for the positive class and 0 for the other.");
}
/**
* The numbers of an item's label, in C order. A single number is a vector of one.
*
* @returns Finite numbers, at least one.
* @throws {UserError} If the label is anything else.
*/
function readNumbersLabel(item) {
	const { label } = item;
	const value = typeof label === "string" && label.trim() !== "" ? Number(label) : label;
	const hint = "Write a number, or an array with as many numbers as the output.";
	const tensor = readTensorLabel(value, "float64", {
		place: item.place,
		name: "the label"
	});
	if (tensor.dtype === "string") throw wrongLabel(item, "numbers", hint);
	const numbers = tensorNumbers(tensor);
	if (numbers.length > 0 && numbers.every(Number.isFinite)) return numbers;
	throw wrongLabel(item, "finite numbers", hint);
}
/**
* A label, or part of one, as a tensor.
*
* @param value - A tensor, or the JSON form of one.
* @param dtype - Element type for plain JSON values.
* @throws {UserError} If it is neither.
*/
function readTensorLabel(value, dtype, subject) {
	return isTensor(value) ? value : decodeValue(value, dtype, subject);
}
/** Whether the data set stores a label as a tensor, not as JSON. */
function isTensor(value) {
	if (typeof value !== "object" || value === null || !("dtype" in value) || !("shape" in value)) return false;
	if (typeof value.dtype !== "string" || !isElementType(value.dtype) || !Array.isArray(value.shape)) return false;
	if ("bytes" in value) return value.bytes instanceof Uint8Array;
	return "strings" in value && Array.isArray(value.strings) && value.strings.every((text) => typeof text === "string") && value.strings.length === elementCount(value.shape);
}
function wrongLabel({ place, label }, expected, hint) {
	return dataError({
		place,
		name: "the label"
	}, {
		expected,
		got: show(label),
		hint
	});
}
// src/task/images/score-segmentation.ts
/** Numbers per class in the parts of an item: the class, and the pixels that are both, predicted and labelled. */
const PER_CLASS = 4;
/** A mean over the classes that are predicted or labelled in any item, of the pixels of all items together. */
function segmentationFormula({ metric }) {
	const shared = {
		better: "higher",
		basis: "set"
	};
	return metric === "miou" ? {
		...shared,
		name: "mIoU",
		compute: ifFinite(meanOver(intersectionOverUnion))
	} : {
		...shared,
		name: "Dice",
		compute: ifFinite(meanOver(dice))
	};
}
const intersectionOverUnion = ({ both, predicted, labelled }) => both / (predicted + labelled - both);
const dice = ({ both, predicted, labelled }) => 2 * both / (predicted + labelled);
function meanOver(rate) {
	return (outcomes) => {
		const classes = /* @__PURE__ */ new Map();
		for (const { parts = [] } of outcomes) for (let start = 0; start < parts.length; start += PER_CLASS) {
			const [index = 0, both = 0, predicted = 0, labelled = 0] = parts.slice(start, start + PER_CLASS);
			const sum = classes.get(index) ?? {
				both: 0,
				predicted: 0,
				labelled: 0
			};
			classes.set(index, {
				both: sum.both + both,
				predicted: sum.predicted + predicted,
				labelled: sum.labelled + labelled
			});
		}
		return classes.size === 0 ? "no pixel counts" : mean([...classes.values()].map(rate));
	};
}
/**
* Scores a class per pixel. The output has a score per pixel and class, one score per pixel, or the class as a whole
* number; the label has the class of each pixel.
*/
function scoreSegmentation(options) {
	const { task, place, outputs, review } = options;
	refuseReview(review, place, "a segmentation");
	const { name } = selectOutput(task.output, outputs, place);
	return {
		outputNames: [name],
		score(values, item) {
			const predicted = readPixels(outputOf(values, name), {
				task,
				name,
				item
			});
			const labels = readMask(item);
			if (labels.length !== predicted.count) throw wrongSize(item, predicted.count, labels.length);
			expectClasses(labels, {
				item,
				classes: predicted.classes,
				ignored: task["ignore-index"]
			});
			if (predicted.pixels === void 0) return NOT_FINITE;
			const parts = countPixels(predicted.pixels, labels, task["ignore-index"]);
			return {
				...NOT_FINITE,
				correct: void 0,
				finite: true,
				parts
			};
		},
		finish() {}
	};
}
function readPixels(tensor, { task, name, item }) {
	const shape = dropBatch(tensor.shape);
	if (tensor.dtype === "string" || shape.length > 3 || shape.length < 2) throw new UserError(`${item.place}: expected a score or a class for each pixel from output ${JSON.stringify(name)}, got ${tensor.dtype}[${tensor.shape.join(", ")}].`, "Set \"output\" to one of shape [classes, height, width], with \"layout: hwc\" [height, width, classes], or [height, width].");
	const numbers = tensorNumbers(tensor);
	const isFirst = task.layout === "chw";
	const channels = shape.length === 2 ? 1 : (isFirst ? shape[0] : shape[2]) ?? 1;
	if (!tensor.dtype.startsWith("float") && channels === 1) return {
		count: numbers.length,
		classes: void 0,
		pixels: numbers
	};
	const count = channels === 0 ? 0 : numbers.length / channels;
	const classes = Math.max(channels, 2);
	if (!numbers.every(Number.isFinite)) return {
		count,
		classes,
		pixels: void 0
	};
	if (channels === 1) return {
		count,
		classes,
		pixels: numbers.map((score) => score >= task.threshold ? 1 : 0)
	};
	const [pixelStep, classStep] = isFirst ? [1, count] : [channels, 1];
	const pixels = new Float64Array(count);
	for (let pixel = 0; pixel < count; pixel += 1) {
		let best = 0;
		for (let index = 1; index < channels; index += 1) if ((numbers[pixel * pixelStep + index * classStep] ?? NaN) > (numbers[pixel * pixelStep + best * classStep] ?? NaN)) best = index;
		pixels[pixel] = best;
	}
	return {
		count,
		classes,
		pixels
	};
}
const dropBatch = (shape) => shape.length > 3 && shape[0] === 1 ? dropBatch(shape.slice(1)) : shape;
function readMask(item) {
	const tensor = readTensorLabel(item.label, "int32", {
		place: item.place,
		name: "the label"
	});
	if (tensor.dtype !== "string") return tensorNumbers(tensor);
	throw dataError({
		place: item.place,
		name: "the label"
	}, {
		expected: "a class for each pixel",
		got: "texts",
		hint: "Write the classes as whole numbers."
	});
}
function expectClasses(labels, { item, classes, ignored }) {
	const most = classes ?? Number.POSITIVE_INFINITY;
	const wrong = labels.find((label) => label !== ignored && !(Number.isInteger(label) && label >= 0 && label < most));
	if (wrong === void 0) return;
	throw dataError({
		place: item.place,
		name: "the label"
	}, {
		expected: classes === void 0 ? "classes" : `classes below ${classes}, as many as the output has,`,
		got: String(wrong),
		hint: `Pixels that do not count are labelled ${ignored}; set "ignore-index" if it is another number.`
	});
}
function countPixels(pixels, labels, ignored) {
	const counts = /* @__PURE__ */ new Map();
	const countOf = (index) => {
		const known = counts.get(index) ?? {
			both: 0,
			predicted: 0,
			labelled: 0
		};
		counts.set(index, known);
		return known;
	};
	labels.forEach((label, pixel) => {
		if (label === ignored) return;
		const given = pixels[pixel] ?? NaN;
		countOf(label).labelled += 1;
		countOf(given).predicted += 1;
		if (given === label) countOf(label).both += 1;
	});
	return [...counts].flatMap(([index, { both, predicted, labelled }]) => [
		index,
		both,
		predicted,
		labelled
	]);
}
function wrongSize({ place }, pixels, labels) {
	return new UserError(`${place}: expected a label with ${pixels} pixels, as many as the output has, got ${labels}.`, "Scale the mask to the size of the output, without blending classes. With \"layout: hwc\", classes are the last axis.");
}
// src/task/labels/average-precision.ts
/**
* Precision and recall at every score that occurs, the highest first. Items of equal score are called positive together.
*
* @param ranked - At least one positive.
*/
function precisionRecall(ranked) {
	const sorted = ranked.toSorted((a, b) => b.score - a.score);
	const positives = sorted.filter(({ isPositive }) => isPositive).length;
	const points = [];
	let hits = 0;
	sorted.forEach(({ score, isPositive }, index) => {
		if (isPositive) hits += 1;
		if (sorted[index + 1]?.score === score) return;
		points.push({
			precision: hits / (index + 1),
			recall: hits / positives
		});
	});
	return points;
}
/**
* Average precision, Σ (Rₙ − Rₙ₋₁)·Pₙ over the scores that occur: the area under the precision-recall curve, without
* interpolation, as in scikit-learn's `average_precision_score`.
*
* @param ranked - At least one positive.
* @returns 0..1.
*/
function averagePrecision(ranked) {
	let sum = 0;
	let before = 0;
	for (const { precision, recall } of precisionRecall(ranked)) {
		sum += (recall - before) * precision;
		before = recall;
	}
	return sum;
}
// src/task/labels/multi-label-score.ts
/** How a class of an item was predicted, as it is coded in the item's parts. */
const HIT = {
	both: 0,
	predicted: 1,
	labelled: 2
};
/** One part for each class that is labelled or predicted; a class that is neither has none. */
const codeClass = (index, hit) => 3 * index + hit;
/** The score of a multi-label task. Items without a finite output count as if nothing were predicted for F1. */
function multiLabelFormula({ metric }) {
	const shared = {
		better: "higher",
		basis: "set"
	};
	switch (metric) {
		case "micro-f1": return {
			...shared,
			name: "Micro F1",
			compute: ifFinite(microF1)
		};
		case "macro-f1": return {
			...shared,
			name: "Macro F1",
			compute: ifFinite(macroF1$1)
		};
		case "map": return {
			...shared,
			name: "mAP",
			compute: ifFinite(meanAveragePrecision)
		};
	}
}
const NO_CLASS = "no class is labelled or predicted";
/** 2·TP ÷ (2·TP + FP + FN), summed over classes, as in scikit-learn's `f1_score(average="micro")`. */
function microF1(outcomes) {
	const total = {
		both: 0,
		predicted: 0,
		labelled: 0
	};
	for (const { parts = [] } of outcomes) for (const part of parts) count$3(total, part);
	return f1Of(total) ?? NO_CLASS;
}
/**
* The mean of F1 over the classes that are labelled or predicted at all, as in scikit-learn's
* `f1_score(average="macro", zero_division=np.nan)`.
*/
function macroF1$1(outcomes) {
	const classes = /* @__PURE__ */ new Map();
	for (const { parts = [] } of outcomes) for (const part of parts) {
		const index = Math.floor(part / 3);
		const counts = classes.get(index) ?? {
			both: 0,
			predicted: 0,
			labelled: 0
		};
		count$3(counts, part);
		classes.set(index, counts);
	}
	const scores = [...classes.values()].flatMap((counts) => f1Of(counts) ?? []);
	return scores.length === 0 ? NO_CLASS : mean(scores);
}
function count$3(counts, part) {
	const hit = part % 3;
	if (hit === HIT.both) counts.both += 1;
	else if (hit === HIT.predicted) counts.predicted += 1;
	else counts.labelled += 1;
}
/** @returns Undefined if nothing is labelled or predicted. */
function f1Of({ both, predicted, labelled }) {
	const all = 2 * both + predicted + labelled;
	return all === 0 ? void 0 : 2 * both / all;
}
/**
* The mean, over the classes that are labelled at all, of the average precision of ranking all items by the class's
* score, as in scikit-learn's `average_precision_score(average="macro")` over these classes.
*
* The parts are the number of classes, a score for each of them, and the classes that are labelled.
*/
function meanAveragePrecision(outcomes) {
	const ranked = [];
	for (const { parts = [] } of outcomes) {
		const [classes = 0, ...numbers] = parts;
		const labelled = new Set(numbers.slice(classes));
		for (let index = 0; index < classes; index += 1) {
			const ranking = ranked[index] ?? [];
			ranking.push({
				score: numbers[index] ?? NaN,
				isPositive: labelled.has(index)
			});
			ranked[index] = ranking;
		}
	}
	const occurring = ranked.filter((each) => each.some(({ isPositive }) => isPositive));
	return occurring.length === 0 ? "no class is labelled" : mean(occurring.map(averagePrecision));
}
// src/task/labels/find-entities.ts
const OUTSIDE = {
	prefix: "O",
	type: ""
};
/** @returns Undefined if the text is neither `O` nor a prefix, a hyphen and a type. */
function parseTag(text) {
	if (text === "O") return OUTSIDE;
	const [, prefix, type] = /^([BIES])-(.+)$/s.exec(text) ?? [];
	return prefix === void 0 || type === void 0 ? void 0 : {
		prefix,
		type
	};
}
/**
* The entities of a sequence, each as a text that is equal for equal type, start and end.
*
* `lenient` accepts any order of prefixes, as conlleval and seqeval's default mode do: I-PER after O begins an entity.
* `iob2` and `iobes` are seqeval's `mode="strict"`: what does not follow the scheme is no entity.
*
* @see Ramshaw & Marcus (1995), "Text Chunking using Transformation-Based Learning".
*/
function findEntities(tags, scheme) {
	return new Set(scheme === "lenient" ? lenientEntities(tags) : strictEntities(tags, scheme));
}
const nameOf = (type, start, end) => `${start} ${end} ${type}`;
function lenientEntities(tags) {
	const found = [];
	let start = 0;
	let before = OUTSIDE;
	for (const [index, tag] of [...tags, OUTSIDE].entries()) {
		if (isEnd(before, tag)) found.push(nameOf(before.type, start, index));
		if (isStart(before, tag)) start = index;
		before = tag;
	}
	return found;
}
/** Whether an entity ends between two tags. */
function isEnd(before, tag) {
	if (before.prefix === "O") return false;
	return before.prefix === "E" || before.prefix === "S" || "BSO".includes(tag.prefix) || before.type !== tag.type;
}
/** Whether an entity starts with the second tag. */
function isStart(before, tag) {
	if (tag.prefix === "O") return false;
	return "BS".includes(tag.prefix) || "ESO".includes(before.prefix) || before.type !== tag.type;
}
function strictEntities(tags, scheme) {
	const inside = scheme === "iob2" ? "I" : "IE";
	const found = [];
	let start = 0;
	while (start < tags.length) {
		const { prefix, type } = tags[start] ?? OUTSIDE;
		let end = start + 1;
		if (prefix === "B") while (tags[end]?.type === type && inside.includes(tags[end]?.prefix ?? "O")) {
			end += 1;
			if (tags[end - 1]?.prefix === "E") break;
		}
		const last = tags[end - 1]?.prefix;
		if (scheme === "iob2" ? prefix === "B" : prefix === "S" || prefix === "B" && last === "E") found.push(nameOf(type, start, end));
		start = end;
	}
	return found;
}
// src/task/labels/score-tokens.ts
/** The score of a token classification, from the sums of its items' parts. */
function tokenFormula({ metric }) {
	return metric === "entity-f1" ? {
		name: "Entity F1",
		better: "higher",
		basis: "set",
		compute: ifFinite(entityF1)
	} : {
		name: "Token accuracy",
		better: "higher",
		basis: "set",
		compute: ifFinite(tokenAccuracy)
	};
}
/** 2·TP ÷ (entities predicted + entities labelled), over all types: seqeval's `f1_score`, average "micro". */
function entityF1(outcomes) {
	const [both = 0, predicted = 0, labelled = 0] = sumParts(outcomes, 3);
	const all = predicted + labelled;
	return all === 0 ? "no entity is labelled or predicted" : 2 * both / all;
}
function tokenAccuracy(outcomes) {
	const [right = 0, tokens = 0] = sumParts(outcomes, 2);
	return tokens === 0 ? "no token counts" : right / tokens;
}
/**
* Scores one tag per token. The output has a score per token and class, or the class of each token as a whole number. An
* item is correct if all of its entities are, or all of its tokens. Its parts are the numbers of entities that are right,
* predicted and labelled, or of tokens that are right and that count.
*/
function scoreTokens(options) {
	const { task, place, outputs, review, classes = [] } = options;
	refuseReview(review, place, "a token classification");
	const { name } = selectOutput(task.output, outputs, place);
	const tags = task.metric === "entity-f1" ? parseTags(classes, place) : [];
	return {
		outputNames: [name],
		score(values, item) {
			const predicted = readPrediction(outputOf(values, name), {
				classes,
				place: item.place,
				name
			});
			const labelled = readTokenLabel(item, {
				classes,
				ignored: task["ignore-index"]
			});
			if (predicted !== void 0 && predicted.length !== labelled.length) throw wrongLength(item, predicted.length, labelled.length);
			if (predicted === void 0) return NOT_FINITE;
			const counted = labelled.flatMap((label, index) => label === void 0 ? [] : [{
				label,
				given: predicted[index] ?? NaN
			}]);
			const parts = task.metric === "token-accuracy" ? [counted.filter(({ label, given }) => label === given).length, counted.length] : countEntities(counted, tags, task.scheme);
			const isCorrect = parts.every((part) => part === parts[0]);
			return {
				...NOT_FINITE,
				correct: isCorrect,
				finite: true,
				parts
			};
		},
		finish() {}
	};
}
function countEntities(counted, tags, scheme) {
	const entitiesOf = (indices) => findEntities(indices.flatMap((index) => tags[index] ?? []), scheme);
	const labelled = entitiesOf(counted.map(({ label }) => label));
	const predicted = entitiesOf(counted.map(({ given }) => given));
	return [
		[...predicted].filter((each) => labelled.has(each)).length,
		predicted.size,
		labelled.size
	];
}
function parseTags(classes, place) {
	return classes.map((text) => {
		const tag = parseTag(text);
		if (tag !== void 0) return tag;
		throw new UserError(`${place}.classes: expected O and tags such as B-PER and I-PER, got ${show(text)}.`, "Entities need a prefix B-, I-, E- or S-. To score tokens one by one, write \"metric: token-accuracy\".");
	});
}
/** The class of each token; undefined if an output is not finite. */
function readPrediction(tensor, { classes, place, name }) {
	const shape = withoutLeadingOnes(tensor.shape);
	const isClasses = tensor.dtype !== "string" && !tensor.dtype.startsWith("float") && tensor.shape.filter((size) => size !== 1).length <= 1;
	const isScores = shape.length === 2 && shape[1] === classes.length && tensor.dtype !== "string";
	if (!isClasses && !isScores) throw new UserError(`${place}: expected ${classes.length} scores for each token from output ${JSON.stringify(name)}, got ${tensor.dtype}[${tensor.shape.join(", ")}].`, "Set \"output\" to one score per token and class, and list in \"classes\" as many tags as it has scores.");
	const numbers = tensorNumbers(tensor);
	if (isClasses) return Array.from(numbers);
	if (!numbers.every(Number.isFinite)) return void 0;
	const width = classes.length;
	return Array.from({ length: shape[0] ?? 0 }, (_, token) => {
		const scores = numbers.subarray(token * width, (token + 1) * width);
		return scores.indexOf(scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY));
	});
}
/** A shape without axes of 1 in front; two axes are left. */
function withoutLeadingOnes(shape) {
	return shape.length > 2 && shape[0] === 1 ? withoutLeadingOnes(shape.slice(1)) : shape;
}
/** The labelled class of each token; undefined for those that do not count. */
function readTokenLabel(item, { classes, ignored }) {
	const { label } = item;
	const tags = isTensor(label) && label.dtype !== "string" ? Array.from(tensorNumbers(label)) : isTensor(label) && label.dtype === "string" ? label.strings : typeof label === "string" ? label.split(/\s+/).filter((tag) => tag !== "") : label;
	if (!Array.isArray(tags)) throw dataError({
		place: item.place,
		name: "the label"
	}, {
		expected: "an array with one tag per token",
		got: show(label),
		hint: `Write "label": ["B-PER", "O", …]; null or ${ignored} for a token that does not count.`
	});
	return tags.map((tag) => tag === null || tag === ignored || tag === String(ignored) ? void 0 : readClassLabel({
		...item,
		label: tag
	}, classes));
}
function wrongLength({ place }, tokens, labels) {
	return new UserError(`${place}: expected ${tokens} tags in the label, as many as the output has tokens, got ${labels}.`, "Label special tokens and padding, too: write null for each of them.");
}
// src/task/text/split-words.ts
/** A text's words: what stands between white space, as Python's `split` has it. */
const splitWords = (text) => text.split(/\p{White_Space}+/u).filter(Boolean);
// src/engine/onnxruntime/read-runtime-log.ts
/** The runtime's reason for not running a node on the policy's provider. */
const REASONS = [
	"no-kernel",
	"cheaper-on-cpu",
	"crosses-devices"
];
/** Maximum number of names to keep: a hostile model can make the log arbitrarily long. */
const MAX_NAMES = 5e4;
/** The rest of a longer line is dropped. */
const MAX_LINE_CHARACTERS = 2e3;
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
		this.#line = (lines.pop() ?? "").slice(0, MAX_LINE_CHARACTERS);
		for (const line of lines) this.#read(line.slice(0, MAX_LINE_CHARACTERS).replace(COLOURS, "").trimEnd());
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
			if (this.#withoutKernel.size < MAX_NAMES) this.#withoutKernel.add(operator);
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
		if (this.#onCpu.size < MAX_NAMES) this.#onCpu.set(listed, (this.#onCpu.get(listed) ?? 0) + 1);
	}
	#keep(node, reason) {
		if (this.#reasons.size < MAX_NAMES) this.#reasons.set(node, reason);
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
function own(inst, key, value, enumerable = true) {
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
	return own(inst, key, value, false);
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
				return own(this, key, compute(this));
			},
			set(value) {
				own(this, key, value);
			}
		});
	}
	return table;
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
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
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
	const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
	return typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
}
function time(args) {
	return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
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
		own(this, "~standard", value);
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
	def.pattern ?? (def.pattern = datetime(def));
	$ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ $constructor("$ZodISODate", (inst, def) => {
	def.pattern ?? (def.pattern = date);
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
const $ZodTuple = /*@__PURE__*/ $constructor("$ZodTuple", (inst, def) => {
	$ZodType.init(inst, def);
	const items = def.items;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				input,
				inst,
				expected: "tuple",
				code: "invalid_type"
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
		const proms = [];
		const optinStart = getTupleOptStart(items, "optin");
		const optoutStart = getTupleOptStart(items, "optout");
		if (!def.rest) {
			if (input.length < optinStart) {
				payload.issues.push({
					code: "too_small",
					minimum: optinStart,
					inclusive: true,
					input,
					inst,
					origin: "array"
				});
				return payload;
			}
			if (input.length > items.length) payload.issues.push({
				code: "too_big",
				maximum: items.length,
				inclusive: true,
				input,
				inst,
				origin: "array"
			});
		}
		const itemResults = new Array(items.length);
		const abortEarly = def.rest ? ctx?.abortEarly : void 0;
		let itemAborted = false;
		for (let i = 0; i < items.length; i++) {
			const r = items[i]._zod.run({
				value: input[i],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((rr) => {
				itemResults[i] = rr;
			}));
			else {
				itemResults[i] = r;
				if (abortEarly && !itemAborted && r.issues.length) itemAborted = aborted(r);
			}
		}
		if (def.rest && !itemAborted) {
			let i = items.length - 1;
			const rest = input.slice(items.length);
			let seen = payload.issues.length;
			for (const el of rest) {
				if (abortEarly && payload.issues.length !== seen) {
					if (aborted(payload, seen)) break;
					seen = payload.issues.length;
				}
				i++;
				const result = def.rest._zod.run({
					value: el,
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((r) => handleTupleResult(r, payload, i)));
				else handleTupleResult(result, payload, i);
			}
		}
		if (proms.length) return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
		return handleTupleResults(itemResults, payload, items, input, optoutStart);
	};
});
function getTupleOptStart(items, key) {
	for (let i = items.length - 1; i >= 0; i--) if (!(key === "optin" ? items[i]._zod.optin !== void 0 : items[i]._zod.optout === "optional")) return i + 1;
	return 0;
}
function handleTupleResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
	for (let i = 0; i < items.length; i++) {
		const r = itemResults[i];
		const isPresent = i < input.length;
		if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
			final.value.length = i;
			break;
		}
		if (r.issues.length) {
			if (!isPresent && i >= optoutStart) {
				final.value.length = i;
				break;
			}
			final.issues.push(...prefixIssues(i, r.issues));
		}
		final.value[i] = r.value;
	}
	for (let i = final.value.length - 1; i >= input.length; i--) if (items[i]._zod.optout === "optional" && final.value[i] === void 0) final.value.length = i;
	else break;
	return final;
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
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
	const cached = recursive.get(inst);
	if (cached !== void 0) return cached ? PROVEN : NONE;
	if (stack.has(inst)) return PROVEN;
	stack.add(inst);
	let result = NONE;
	const check = (child) => {
		if (result !== PROVEN && child?._zod) {
			const answer = isRecursive(child, stack, resolve);
			if (answer > result) result = answer;
		}
	};
	const shape = (sh, spread) => {
		let answer = NONE;
		for (const key of Reflect.ownKeys(sh)) {
			const desc = Object.getOwnPropertyDescriptor(sh, key);
			if (spread && !desc.enumerable) continue;
			const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
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
					if (walked === NONE) {
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
const error = () => {
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
	return { localeError: error() };
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
const tupleProcessor = (schema, ctx, _json, params) => {
	const json = _json;
	const def = schema._zod.def;
	json.type = "array";
	const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
	const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
	const prefixItems = def.items.map((x, i) => processSchema(x, ctx, {
		...params,
		path: [
			...params.path,
			prefixPath,
			i
		]
	}));
	const rest = def.rest ? processSchema(def.rest, ctx, {
		...params,
		path: [
			...params.path,
			restPath,
			...ctx.target === "openapi-3.0" ? [def.items.length] : []
		]
	}) : null;
	let minItems = def.items.length;
	while (minItems > 0) {
		const item = def.items[minItems - 1];
		if (!(ctx.io === "input" ? inputOptin(item) !== void 0 : item._zod.optout === "optional")) break;
		minItems--;
	}
	const maxItems = def.items.length;
	const isClosed = !def.rest;
	if (ctx.target === "draft-2020-12") {
		json.prefixItems = prefixItems;
		if (isClosed) json.items = false;
		else if (rest) json.items = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else if (ctx.target === "openapi-3.0") {
		json.items = { anyOf: prefixItems };
		if (rest) json.items.anyOf.push(rest);
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	} else {
		json.items = prefixItems;
		if (isClosed) json.additionalItems = false;
		else if (rest) json.additionalItems = rest;
		if (minItems > 0) json.minItems = minItems;
		if (isClosed) json.maxItems = maxItems;
	}
	const { minimum, maximum } = aggregateChecks(schema);
	if (typeof minimum === "number") json.minItems = minimum;
	if (typeof maximum === "number") json.maxItems = maximum;
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
const parse = /* @__PURE__ */ _parse(ZodRealError);
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
		own(this, "~standard", value);
	},
	parse: function _parse(data, params) {
		return parse(this, data, params, { callee: _parse });
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
		own(this, "spa", value);
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
const ZodTuple = /*@__PURE__*/ $constructor("ZodTuple", (inst, def) => {
	_ensureDefaultMemoizer();
	$ZodTuple.init(inst, def);
	ZodType.init(inst, def);
	inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
}, {
	rest(rest) {
		return this.clone({
			...this._zod.def,
			rest
		});
	},
	partial() {
		const def = this._zod.def;
		if (def.checks?.length) throw new Error(".partial() cannot be used on tuple schemas containing refinements");
		return this.clone({
			...def,
			items: def.items.map((item) => new ZodOptional({
				type: "optional",
				innerType: item
			}))
		});
	}
});
function tuple(items, _paramsOrRest, _params) {
	const hasRest = _paramsOrRest instanceof $ZodType;
	return new ZodTuple({
		type: "tuple",
		items,
		rest: hasRest ? _paramsOrRest : null,
		...normalizeParams(hasRest ? _params : _paramsOrRest)
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
/**
* Runs npm in a folder. Skips install scripts: the runtime's own downloads GPU libraries, which the CPU does not need, and
* fails without network.
*/
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
/** Whether npm starts, so that a package that is not installed can be. */
async function canRunNpm() {
	const [npm, ...prefix] = await findNpm();
	return promisify(execFile)(npm, [...prefix, "--version"]).then(() => true, () => false);
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
* two bytes each if all are small whole numbers such as classes, four if float32 holds them all, as it holds most
* models' outputs, else eight bytes each.
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
	if (numbers.every((number, index) => Object.is(number, small[index]))) return small;
	const single = Float32Array.from(numbers);
	return numbers.every((number, index) => Object.is(number, single[index])) ? single : numbers.slice();
}
// src/task/parts-column.ts
/**
* A growing column of number vectors of any length, one per item. Takes 4 bytes per item, plus the numbers as
* {@link NumberColumn} stores them: 2 bytes each if they are small whole numbers such as counts, 4 if float32 can hold
* them, else 8. Takes nothing as long as all vectors are empty.
*/
var PartsColumn = class PartsColumn {
	/** Where each item's numbers end. Shorter than the column until an item has a number. */
	#ends = /* @__PURE__ */ new Uint32Array(0);
	#length = 0;
	#size = 0;
	#numbers = new NumberColumn();
	/**
	* @param lengths - Numbers per item.
	* @param numbers - All of them, item after item.
	*/
	static from(lengths, numbers) {
		const column = new PartsColumn();
		column.#numbers = NumberColumn.from(numbers);
		column.#ends = new Uint32Array(lengths.length);
		for (const [item, length] of lengths.entries()) {
			column.#size += length;
			column.#ends[item] = column.#size;
		}
		column.#length = lengths.length;
		return column;
	}
	/** Numbers of all items together. */
	get size() {
		return this.#size;
	}
	/** Appends the vector of the next item. */
	push(parts) {
		for (const part of parts) this.#numbers.push(part);
		this.#size += parts.length;
		if (this.#size > 0) {
			if (this.#length >= this.#ends.length) {
				const longer = new Uint32Array(Math.ceil(this.#length * 1.25) + 64);
				longer.set(this.#ends);
				this.#ends = longer;
			}
			this.#ends[this.#length] = this.#size;
		}
		this.#length += 1;
	}
	/** The vector of the item at `index`, counted from 0. */
	at(index) {
		const start = index === 0 ? 0 : this.#ends[index - 1] ?? 0;
		const end = index < this.#length ? this.#ends[index] ?? 0 : start;
		return Array.from({ length: end - start }, (_, part) => this.#numbers.at(start + part) ?? NaN);
	}
	/** The arguments of {@link PartsColumn.from}. */
	toArrays() {
		const lengths = new Uint32Array(this.#length);
		let start = 0;
		for (let item = 0; item < this.#length; item += 1) {
			const end = this.#ends[item] ?? 0;
			lengths[item] = end - start;
			start = end;
		}
		return {
			lengths,
			numbers: this.#numbers.toArray()
		};
	}
};
// src/task/outcome-table.ts
/**
* The outcomes of all items for one model, in the order of the regression set. Takes at most 25 bytes per item (5 if
* `predicted` and `actual` are classes), plus 2 per slice key, with some reserve. Parts take 4 more bytes per item and 2
* to 8 per number; as JSON, 11 characters per number. Ids are not stored; a position identifies the item in the set.
* `JSON.stringify` produces the form of `outcomeTableSchema`.
*/
var OutcomeTable = class OutcomeTable {
	#count = 0;
	#flags = /* @__PURE__ */ new Uint8Array(0);
	#predicted = new NumberColumn();
	#actual = new NumberColumn();
	#value = new NumberColumn();
	#parts = new PartsColumn();
	#slices = /* @__PURE__ */ new Map();
	/**
	* Reads the JSON form.
	*
	* @throws {z.ZodError} If it does not match `outcomeTableSchema`.
	*/
	static parse(json) {
		const { count, flags, predicted, actual, value, parts, slices } = outcomeTableSchema.parse(json);
		const table = new OutcomeTable();
		table.#count = count;
		table.#flags = fromBase64(flags);
		table.#predicted = NumberColumn.from(new Float64Array(fromBase64(predicted).buffer));
		table.#actual = NumberColumn.from(new Float64Array(fromBase64(actual).buffer));
		table.#value = NumberColumn.from(new Float64Array(fromBase64(value).buffer));
		table.#parts = PartsColumn.from(parts === void 0 ? new Uint32Array(count) : new Uint32Array(fromBase64(parts.lengths).buffer), new Float64Array(fromBase64(parts?.numbers ?? "").buffer));
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
	/** Numbers in the parts of all items together. */
	get partsSize() {
		return this.#parts.size;
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
		this.#parts.push(outcome.parts ?? []);
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
		const parts = this.#parts.size === 0 ? [] : this.#parts.at(index);
		return {
			...unpackFlags(flags),
			predicted,
			actual,
			value,
			...parts.length > 0 && { parts }
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
			...this.#parts.size > 0 && { parts: this.#partsToJson() },
			slices: this.slices().map(({ key, values, indices }) => ({
				key,
				values: [...values],
				indices: toBase64(indices)
			}))
		};
	}
	#partsToJson() {
		const { lengths, numbers } = this.#parts.toArrays();
		return {
			lengths: toBase64(lengths),
			numbers: toBase64(numbers)
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
* `parts` is absent if no item has any, as in all records of tasks without them.
*/
const outcomeTableSchema = strictObject({
	count: int().nonnegative(),
	flags: string(),
	predicted: string(),
	actual: string(),
	value: string(),
	/** `lengths`: how many of the `numbers` are each item's, as uint32. */
	parts: strictObject({
		lengths: string(),
		numbers: string()
	}).optional(),
	slices: array(strictObject({
		key: string(),
		values: array(string()).max(MAX_VALUES),
		indices: string()
	})).max(MAX_KEYS)
}).superRefine((table, context) => {
	const expectBytes = (text, width, path, count = table.count) => {
		const expected = count * width;
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
	if (table.parts !== void 0) {
		const bytes = expectBytes(table.parts.lengths, 4, ["parts", "lengths"]);
		const total = new Uint32Array(bytes.buffer, 0, bytes.length >> 2).reduce((sum, length) => sum + length, 0);
		expectBytes(table.parts.numbers, 8, ["parts", "numbers"], total);
	}
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
			if (!readText(root, zone, "name").startsWith("package")) continue;
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
const readText = (root, zone, file) => readFileSync(join(root, zone, file), "utf8").trim();
function readCount(root, zone, file) {
	const text = readText(root, zone, file);
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
const ns = number().positive();
const MAX_REQUESTS = 1e4;
/**
* The requests of one arm in one launch, in the order in which they were due. A failed request counts as one that took its
* whole deadline: it is over every limit, and never left out. All arrays have shape [requests]; those of tokens are absent
* unless the answers are texts.
*/
const servedLaunchSchema = strictObject({
	/** From the due time to the first token. */
	ttftNs: array(ns).min(1).max(MAX_REQUESTS).optional(),
	/** (end − first token) ÷ tokens after the first chunk; null for an answer of a single chunk. */
	tpotNs: array(ns.nullable()).optional(),
	/** From the due time to the end of the answer. */
	latencyNs: array(ns).min(1).max(MAX_REQUESTS),
	/** As the server counts them; 0 for a failed request. */
	outputTokens: array(int().nonnegative()).optional(),
	/** Failed requests by kind. */
	failures: partialRecord(_enum(REQUEST_FAILURES), int().positive()),
	/** Time in which the requests were served, without the pauses in between. */
	wallNs: ns
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
const share$2 = number().min(0).max(1);
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
	queueShare: share$2,
	/** Share of the machine's CPU time that its host gave to others during the launch; null where not reported. */
	stealShare: share$2.nullable(),
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
	timeShare: share$2,
	/** Why it fell back or was added, from the runtime's log; null where the log gives no reason or none is needed. */
	reason: _enum(REASONS).nullable()
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
const MAX_BYTES = 4 * 2 ** 20;
/**
* Calls nvidia-smi once and blocks until it answers. It is only called while nothing is timed: before and after a launch.
*
* @param command - Path of nvidia-smi, or its name on PATH.
*/
function askSmi(command, words, timeoutMs = TIMEOUT_MS) {
	const { status, stdout, stderr, error } = spawnSync(command, words, {
		encoding: "utf8",
		timeout: timeoutMs,
		maxBuffer: MAX_BYTES,
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
	flips: {
		title: "Changed answers",
		unit: "share",
		better: "lower",
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
	flips: [
		"flip-rate",
		"churn",
		"changed-answers"
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
/** A clause as a sentence: with a capital letter and a full stop, unless a program's own words at its end have one. */
function sentence(clause) {
	return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.!?]$/.test(clause) ? "" : "."}`;
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
const KINDS = [
	"slower-inputs",
	"stalls",
	"waits-for-itself"
];
/** What made the P95 of a failing row rise, the most important first; undefined if the row does not say. */
const p95Cause = ({ reasons }) => reasons.find((reason) => KINDS.includes(reason.kind));
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
const valueText$2 = (row) => formatValues(row, limitClauses(row.limit)).candidate;
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
function limitText$1(row) {
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
function reasonText(reason, row) {
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
		case "not-started": return "the server ran already, and the gate saw neither its start nor its files";
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
	const limit = row.limit === null ? "" : ` (limit ${limitText$1(row)})`;
	if (row.change === null) return `${title} ${valueText$2(row)}${limit}`;
	const { interval: _, ...withoutInterval } = row;
	const change = rowChangeText(withoutInterval);
	return `${title} ${breaksOwnBound(row) ? `${valueText$2(row)}, ${change}` : change}${limit}`;
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
		const text = reasonText(reason, row);
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
// src/policy/limits.ts
const fraction = number().min(0).max(1);
const share$1 = union([fraction, relativeShare], { error: (issue) => `expected a share such as 0.9 or "90%", got ${quotedJson(issue.input)}` });
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
	max: share$1.optional(),
	decide
}).refine((limit) => limit["max-increase"] !== void 0 || limit.max !== void 0, { error: "expected \"max-increase\" or \"max\", got neither" });
/** Limit of the share of items that are right with one model and wrong with the other, in either direction. */
const flipsLimit = strictObject({ max: share$1 });
/** Limit of a share of time: `max-increase` in percentage points over the baseline, `max` for the share itself. */
const timeShareLimit = strictObject({
	"max-increase": percentagePoints.transform((value) => ({
		kind: "points",
		value
	})).optional(),
	max: share$1.optional()
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
	min: share$1.optional(),
	/** Longest time to first token. */
	ttft: durationNs.optional(),
	/** Longest mean time per output token after the first. */
	tpot: durationNs.optional(),
	/** Longest time of the whole request. */
	latency: durationNs.optional()
}).refine((limit) => limit["max-drop"] !== void 0 || limit.min !== void 0, { error: "expected \"max-drop\" or \"min\", got neither" }).refine(({ ttft, tpot, latency }) => (ttft ?? tpot ?? latency) !== void 0, { error: "expected at least one of \"ttft\", \"tpot\" and \"latency\", which say what is fast enough, got none" });
const errorRateLimit = strictObject({
	"max-increase": pointsBound.optional(),
	max: share$1.optional()
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
	flips: flipsLimit.optional(),
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
// src/task/numbers/rank-correlation.ts
/**
* Pearson's correlation.
*
* @returns −1..1. Undefined if there are fewer than two pairs, or if the numbers on one side are all equal.
*/
function pearson(left, right) {
	if (isConstant(left) || isConstant(right)) return void 0;
	return sampleCorrelation([...left], [...right]);
}
/**
* Spearman's correlation: Pearson's of the ranks, where equal numbers share the mean of their ranks.
*
* @returns As {@link pearson}.
* @see Spearman (1904), "The Proof and Measurement of Association between Two Things".
*/
const spearman = (left, right) => pearson(ranksOf(left), ranksOf(right));
const isConstant = (numbers) => numbers.every((number) => number === numbers[0]);
function ranksOf(numbers) {
	const order = numbers.map((_, index) => index).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
	const ranks = new Array(numbers.length);
	let first = 0;
	while (first < order.length) {
		let end = first + 1;
		while (end < order.length && numbers[order[end] ?? 0] === numbers[order[first] ?? 0]) end += 1;
		for (const index of order.slice(first, end)) ranks[index] = (first + 1 + end) / 2;
		first = end;
	}
	return ranks;
}
// src/task/numbers/number-score.ts
/** Spearman's or Pearson's correlation between predicted and labelled similarity. */
function similarityFormula({ metric }) {
	const [name, correlate] = metric === "spearman" ? ["Spearman", spearman] : ["Pearson", pearson];
	return {
		name,
		better: "higher",
		basis: "set",
		compute: ifFinite((outcomes) => {
			const [predicted, actual] = [Array.from(outcomes, (each) => each.predicted), Array.from(outcomes, (each) => each.actual)];
			return correlate(predicted, actual) ?? "all labels or all predictions are equal";
		})
	};
}
/**
* - `brier`: the mean over items of the squared error of the probabilities.
* - `ece`: expected calibration error, Σ |bin| ÷ n · |share that is right − mean confidence|.
*/
function probabilityFormula({ metric, bins }) {
	return metric === "brier" ? {
		name: "Brier score",
		better: "lower",
		basis: "mean",
		compute: ifFinite(meanValue)
	} : {
		name: "ECE",
		better: "lower",
		basis: "set",
		compute: ifFinite((outcomes) => calibrationError(outcomes, bins))
	};
}
/**
* Bins are open on the left and closed on the right; the first has 0, too.
*
* @see Guo et al. (2017), "On Calibration of Modern Neural Networks", formula 3.
*/
function calibrationError(outcomes, count) {
	const bins = Array.from({ length: count }, () => ({
		confidence: 0,
		right: 0
	}));
	let items = 0;
	for (const { predicted, actual } of outcomes) {
		const bin = bins[binOf(predicted, count)];
		items += 1;
		if (bin === void 0) continue;
		bin.confidence += predicted;
		bin.right += actual;
	}
	return bins.reduce((sum, { confidence, right }) => sum + Math.abs(right - confidence) / items, 0);
}
/** Steps of one width, as numpy's `linspace` has them, so that a probability on an edge is in the same bin. */
function binOf(probability, count) {
	const step = 1 / count;
	let bin = Math.min(Math.max(Math.floor(probability * count) - 1, 0), count - 1);
	while (bin < count - 1 && probability > (bin + 1) * step) bin += 1;
	return bin;
}
/** Average precision, or the largest recall of any threshold whose precision is high enough; 0 if there is none. */
function anomalyFormula({ metric, precision: least }) {
	const rank = (rate) => ifFinite((outcomes) => {
		const ranked = Array.from(outcomes, ({ predicted, actual }) => ({
			score: predicted,
			isPositive: actual === 1
		}));
		return ranked.some(({ isPositive }) => isPositive) ? rate(ranked) : "no item is an anomaly";
	});
	const shared = {
		better: "higher",
		basis: "set"
	};
	if (metric === "pr-auc") return {
		...shared,
		name: "PR-AUC",
		compute: rank(averagePrecision)
	};
	const recallAt = (ranked) => Math.max(0, ...precisionRecall(ranked).filter(({ precision }) => precision >= least).map(({ recall }) => recall));
	return {
		...shared,
		name: `Recall at precision ${least}`,
		compute: rank(recallAt)
	};
}
/** The mean over series. */
const forecastFormula = ({ metric }) => ({
	name: metric === "mase" ? "MASE" : "Pinball loss",
	better: "lower",
	basis: "mean",
	compute: ifFinite(meanValue)
});
// src/task/ranking/ranking-score.ts
const NAMES = {
	ndcg: "nDCG",
	recall: "Recall",
	mrr: "MRR"
};
/** The mean over queries: over all items of a ranking, or the items of a retrieval that are queries. */
function rankingFormula({ kind, metric, k }) {
	const named = {
		name: `${NAMES[metric]}@${k}`,
		better: "higher"
	};
	return kind === "ranking" ? {
		...named,
		basis: "mean",
		compute: ifFinite(meanValue)
	} : {
		...named,
		basis: "set",
		compute: ifFinite(meanOfQueries)
	};
}
/** Documents have no parts. */
function meanOfQueries(outcomes) {
	const values = Array.from(outcomes, ({ parts = [] }) => parts).flat();
	return values.length === 0 ? "no item is a query" : mean(values);
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
// src/task/text/count-grams.ts
/** How often each run of `order` units occurs in a sequence. */
function countGrams(units, order) {
	const counts = /* @__PURE__ */ new Map();
	for (let start = 0; start + order <= units.length; start += 1) {
		const gram = units.slice(start, start + order).join("\n");
		counts.set(gram, (counts.get(gram) ?? 0) + 1);
	}
	return counts;
}
// src/task/text/bleu.ts
const ORDER$1 = 4;
/**
* What BLEU sums over items: the words of the answer, those of the label nearest in length, and for each of 1 to 4 words
* in a row how many of the answer's are in a label, then how many there are. Words are those of the tokenizer "13a".
*/
function bleuParts(labels, answer) {
	const given = tokenize(answer);
	const references = labels.map(tokenize);
	const nearest = references.map(({ length }) => length).reduce((best, length) => {
		const [gap, least] = [Math.abs(length - given.length), Math.abs(best - given.length)];
		return gap < least || gap === least && length < best ? length : best;
	});
	const orders = Array.from({ length: ORDER$1 }, (_, index) => index + 1);
	const shared = orders.map((order) => {
		const known = references.map((words) => countGrams(words, order));
		return [...countGrams(given, order)].reduce((sum, [gram, count]) => sum + Math.min(count, Math.max(...known.map((each) => each.get(gram) ?? 0))), 0);
	});
	const totals = orders.map((order) => Math.max(0, given.length - order + 1));
	return [
		given.length,
		nearest,
		...shared,
		...totals
	];
}
/**
* BLEU from the summed parts of all items, as sacrebleu has it by default: exponential smoothing, and 0 if answers are too
* short to have four words in a row.
*
* @returns 0..1; sacrebleu says 100 times as much.
* @see Papineni et al. (2002), "BLEU: a Method for Automatic Evaluation of Machine Translation"; Post (2018), "A Call for
*   Clarity in Reporting BLEU Scores".
*/
function bleuOf(sums) {
	const [given = 0, label = 0, ...counts] = sums;
	const [shared, totals] = [counts.slice(0, ORDER$1), counts.slice(ORDER$1)];
	if (shared.every((count) => count === 0) || totals.some((total) => total === 0)) return 0;
	let smoothing = 1;
	const logs = shared.map((count, index) => {
		if (count === 0) smoothing *= 2;
		return Math.log((count === 0 ? 1 / smoothing : count) / (totals[index] ?? NaN));
	});
	return (given < label ? Math.exp(1 - label / given) : 1) * Math.exp(logs.reduce((sum, log) => sum + log, 0) / ORDER$1);
}
/** The tokenizer of mteval-v13a, as sacrebleu has it. */
function tokenize(text) {
	const line = text.replaceAll("<skipped>", "").replaceAll("-\n", "").replaceAll("\n", " ").replaceAll("&quot;", "\"").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
	return splitWords(` ${line} `.replace(/([{-~[-` -&(-+:-@/])/gu, " $1 ").replace(/([^0-9])([.,])/gu, "$1 $2 ").replace(/([.,])([^0-9])/gu, " $1 $2").replace(/([0-9])(-)/gu, "$1 $2 "));
}
// src/task/text/chrf.ts
const ORDER = 6;
/** β²: recall counts twice as much as precision. */
const FACTOR = 4;
/**
* What chrF sums over items: for each of 1 to 6 characters in a row, how many the answer has, how many the label has, and
* how many they share. White space does not count. Of several labels, the one with the best chrF counts.
*/
function chrfParts(labels, answer) {
	const given = charactersOf(answer);
	return labels.map((label) => partsOf(charactersOf(label), given)).reduce((best, parts) => chrfOf(parts) > chrfOf(best) ? parts : best);
}
/**
* chrF from the summed parts of all items, as sacrebleu has it by default (chrF2, without words).
*
* @returns 0..1; sacrebleu says 100 times as much.
* @see Popović (2015), "chrF: character n-gram F-score for automatic MT evaluation".
*/
function chrfOf(sums) {
	let [precision, recall, orders] = [
		0,
		0,
		0
	];
	for (let order = 0; order < ORDER; order += 1) {
		const [given = 0, labelled = 0, shared = 0] = sums.slice(3 * order, 3 * order + 3);
		if (given === 0 || labelled === 0) continue;
		precision += shared / given;
		recall += shared / labelled;
		orders += 1;
	}
	if (orders === 0 || precision + recall === 0) return 0;
	precision /= orders;
	recall /= orders;
	return 5 * precision * recall / (FACTOR * precision + recall);
}
const charactersOf = (text) => Array.from(splitWords(text).join(""));
function partsOf(label, given) {
	return Array.from({ length: ORDER }, (_, index) => {
		const known = countGrams(label, index + 1);
		const shared = [...countGrams(given, index + 1)].reduce((sum, [gram, count]) => sum + Math.min(count, known.get(gram) ?? 0), 0);
		return [
			known.size === 0 ? 0 : Math.max(0, given.length - index),
			Math.max(0, label.length - index),
			shared
		];
	}).flat();
}
// src/task/text/error-rates.ts
/** Errors of all items ÷ units of all labels, as jiwer has it. */
function errorsPerUnit(outcomes) {
	const [errors = 0, length = 0] = sumParts(outcomes, 2);
	return length === 0 ? "all labels are empty" : errors / length;
}
const errorRate = (name) => ({
	name,
	better: "lower",
	basis: "set",
	compute: ifFinite(errorsPerUnit)
});
/** Word and character error rate. */
const ERROR_RATES = {
	wer: errorRate("Word error rate"),
	cer: errorRate("Character error rate")
};
// src/task/compute-score.ts
/**
* The score of a task over the items of a table.
*
* @param items - Positions of the items to include, such as a slice or a bootstrap resample; an item counts as often
*   as its position occurs. All items if absent.
* @returns A finite number, or null with the reason.
*/
function computeScore(task, table, items) {
	const { compute, name, better } = formulaOf(task);
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
/**
* The score of a task over any resample of the items of a table.
*
* @returns A function of the items' positions, as {@link computeScore} takes them; undefined if they define no score.
*/
function scoreOfItems(task, table) {
	const { resample } = formulaOf(task);
	if (resample === void 0 || nonFiniteCount(table) > 0) return (items) => computeScore(task, table, items).value ?? void 0;
	const weigh = resample(allOutcomes(table));
	return (items) => {
		const counts = new Uint32Array(table.count).fill(items === void 0 ? 1 : 0);
		for (const item of items ?? []) counts[item] = (counts[item] ?? 0) + 1;
		const value = weigh((item) => counts[item] ?? 0);
		return typeof value === "number" ? value : void 0;
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
/** How the score of a task is computed. */
function formulaOf(task) {
	switch (task.kind) {
		case "multi-label": return multiLabelFormula(task);
		case "token-classification": return tokenFormula(task);
		case "ranking":
		case "retrieval": return rankingFormula(task);
		case "similarity": return similarityFormula(task);
		case "probability": return probabilityFormula(task);
		case "anomaly": return anomalyFormula(task);
		case "forecast": return forecastFormula(task);
		case "segmentation": return segmentationFormula(task);
		case "detection":
		case "keypoints": return cocoFormula(task);
		case "speech":
		case "ocr": return ERROR_RATES[task.metric];
		case "text": return METRICS[task.score];
		case "embedding":
		case "output-match": return METRICS[task.kind];
		case "classification":
		case "binary":
		case "regression": return METRICS[task.metric];
	}
}
/** How the score of a task is formed, which decides how its interval is computed. */
const scoreBasis = (task) => formulaOf(task).basis;
/** Whether a higher or a lower score is better. */
const scoreBetter = (task) => formulaOf(task).better;
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
	"rouge-l": {
		name: "ROUGE-L",
		better: "higher",
		basis: "mean",
		compute: ifFinite(meanValue)
	},
	bleu: {
		name: "BLEU",
		better: "higher",
		basis: "set",
		compute: (outcomes) => bleuOf(sumParts(outcomes, 10))
	},
	chrf: {
		name: "chrF",
		better: "higher",
		basis: "set",
		compute: (outcomes) => chrfOf(sumParts(outcomes, 18))
	},
	...ERROR_RATES,
	"valid-json": {
		name: "Valid JSON",
		better: "higher",
		basis: "share",
		compute: shareCorrect
	}
};
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
const notRead = (why) => ({
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
	if (own === void 0) return notRead({ kind: "run-ended-before" });
	if (own.how === null) return notRead(unreadable("candidate", own));
	const other = baseline?.energy;
	if (isPaired && other?.how === null) return notRead(unreadable("baseline", other));
	if (other !== void 0 && other.how !== null && other.how !== own.how) return notRead({
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
	if (own === void 0) return notRead({ kind: "not-on-gpu" });
	if (own.how === null) return notRead(unreadable("candidate", own));
	const other = baseline?.gpuMemory;
	if (isPaired && other?.how === null) return notRead(unreadable("baseline", other));
	if (other !== void 0 && other.how !== null && other.how !== own.how) return notRead({ kind: "other-scope" });
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
/** Whether the model is behind a server that the gate did not start. */
const isRunning = ({ engine }) => engine.kind === "server" && engine.start === void 0;
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
			if (metric === "load-time" && isRunning(comparison.policy)) return {
				kind: "missing",
				why: { kind: "not-started" }
			};
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
		case "model-size":
			if (isRunning(comparison.policy)) return {
				kind: "missing",
				why: { kind: "not-started" }
			};
			return {
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
		case "flips": return readFlips(comparison);
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
/** A model never differs from itself. */
function readFlips({ baseline, candidate }) {
	if (baseline === void 0) return {
		kind: "exact",
		baseline: void 0,
		candidate: 0
	};
	const { items, rightToWrong, wrongToRight } = compareOutcomes(baseline.outcomes, candidate.outcomes);
	return {
		kind: "exact",
		baseline: 0,
		candidate: (rightToWrong.length + wrongToRight.length) / items
	};
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
/** Items, or parts of them, read over all resamples. Limits a large set to seconds. */
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
* @param work - Numbers that the statistic reads: more of them mean fewer resamples.
* @returns Undefined if too many resamples do not define the statistic.
* @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", algorithm 6.1; 50 to 200 resamples suffice for
*   a standard error.
*/
function bootstrapStandardError(items, statistic, work = items) {
	const random = createRandom(SEED);
	const resamples = Math.min(Math.max(Math.floor(MAX_WORK / work), MIN_RESAMPLES), MAX_RESAMPLES);
	const values = [];
	for (let resample = 0; resample < resamples; resample += 1) {
		const value = statistic(Array.from({ length: items }, () => random.nextInt(items)));
		if (value !== void 0 && Number.isFinite(value)) values.push(value);
	}
	return values.length < resamples * .95 ? void 0 : sampleStandardDeviation(values);
}
// src/task/compare-scores.ts
/** With fewer items, a normal approximation is too rough for an interval. */
const MIN_ITEMS = 30;
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
		case "set": return bootstrapped(table, scoreOfItems(task, table), tails).interval;
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
	const [scoreBefore, scoreNow] = [scoreOfItems(task, baseline), scoreOfItems(task, candidate)];
	const difference = (items) => {
		const [before, now] = [scoreBefore(items), scoreNow(items)];
		return before === void 0 || now === void 0 ? void 0 : now - before;
	};
	return bootstrapped(candidate, difference, tails);
}
function bootstrapped({ count: items, partsSize }, statistic, tails) {
	const center = statistic();
	const deviation = items < MIN_ITEMS ? void 0 : bootstrapStandardError(items, statistic, items + partsSize);
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
const meanOfItems = (values, tails) => values.length < MIN_ITEMS ? void 0 : meanInterval(values, tails);
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
const BOUNDS = [
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
		return count + (METRICS$1[metric].evidence === "sampled" || limit?.decide === "confident" ? BOUNDS.filter((key) => limit?.[key] !== void 0).length : 0);
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
		change: changeOf$1(evidence, changeKind),
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
const isOfItems = (metric) => metric === "flips" || hasItemInterval(metric);
const hasItemInterval = (metric) => metric === "task-score" || metric === "review-rate";
function judge(metric, evidence, { comparison, limit }) {
	const state = (answer) => ({
		state: stateOfRow(answer, comparison),
		reasons: []
	});
	if (metric === "fallback-time-share") return state(limit && checkFallback(limit, evidence, comparison));
	if (limit?.decide !== "confident" || !hasItemInterval(metric)) return {
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
function changeOf$1({ baseline, candidate }, kind) {
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
		change: changeOf(figures),
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
	const change = changeOf(figures);
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
function changeOf({ baseline, candidate, lnRatio }) {
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
const NOTHING = {
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
		lnCandidate: isFree ? NOTHING : meanInterval(lnCandidates, tails)
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
	if (metric === "flips" && limit === void 0) return void 0;
	const evidence = readEvidence(metric, comparison);
	const row = {
		metric,
		...metric === "task-score" && { score: scoreOf(comparison) },
		limit: limit ?? null
	};
	if (metric === "flips" && comparison.baseline === void 0) return {
		...row,
		...emptyRow(metric),
		state: "shown",
		reasons: []
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
const count$2 = int().nonnegative();
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
	operators: count$2,
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
	operators: count$2,
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
const count$1 = int().nonnegative();
const share = number();
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
	zeroShare: share.optional(),
	twoOfFour: strictObject({
		/** Weights in which every sampled group of four has two zeros. */
		tensors: count$1,
		/** Weights with groups of four along the summed axis. */
		eligibleTensors: count$1,
		/** Share of the elements of `eligibleTensors`, 0..1. For matrix products it equals the share of the arithmetic. */
		share
	}),
	/** Weights in sparse storage; the runtime expands them on load. */
	sparseInitializers: count$1,
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
const count = int().nonnegative();
/** Number of occurrences of an operator. */
const operatorCount = strictObject({
	operator: string(),
	before: count,
	after: count
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
	moreAxes: count
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
		changed: count,
		of: count,
		isSampled: boolean()
	}),
	strictObject({
		kind: literal("weights-partly-changed"),
		head: literal("weights"),
		changed: count,
		of: count,
		names: array(string()),
		isSampled: boolean()
	}),
	strictObject({
		kind: literal("weights-renamed"),
		head: literal("weights"),
		tensors: count
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
		moreOperators: count,
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
		moreValues: count
	})
];
discriminatedUnion("kind", MODEL_CHANGES);
const MAX_NAME = 80;
/** Truncates a model's name to 80 UTF-16 units plus "…". */
function recordedName(name) {
	return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
// src/verdict/changes.ts
const metric = _enum(METRIC_NAMES);
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
		metric,
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
	return [
		...compareValue({
			head: "server",
			name: "start",
			before,
			after
		}),
		...compareValue({
			head: "server",
			name: "url",
			before: baseline["baseline-url"],
			after: candidate.url
		}),
		...compareValue({
			head: "server",
			name: "model-name",
			before: baseline["model-name"],
			after: candidate["model-name"]
		})
	];
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
	const [before, after] = [valueText$1(values.before), valueText$1(values.after)];
	return before === after ? [] : [{
		kind: "setting",
		head,
		name,
		before,
		after
	}];
}
const valueText$1 = (value) => value === void 0 ? null : String(value);
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
function operatorsText(operators) {
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
			return `${metric}: ${limitText(metric, before)} → ${limitText(metric, after)}`;
		}
	}
}
function changedWeights({ changed, of, isSampled }) {
	return `${changed} of ${countOf(of, "weight tensor")} changed${isSampled ? ", by a sample of each" : ""}`;
}
const offline = ({ isOptimizedOffline }) => isOptimizedOffline ? "optimized offline by ONNX Runtime: " : "";
function signatureText$1({ batchAxis, values, moreValues }) {
	return [...batchAxis === null ? [] : [`batch axis ${batchText(batchAxis.before)} → ${batchText(batchAxis.after)}`], listText(values.map(valueText), moreValues, "; ")].join("; ");
}
function valueText({ kind, name, before, after }) {
	const of = (type) => type === null ? "" : typeText(type);
	if (after === null) return `${kind} ${quoted(name)} removed`;
	return before === null ? `new ${kind} ${quoted(name)}: ${of(after)}` : `${kind} ${quoted(name)}: ${of(before)} → ${of(after)}`;
}
function limitText(metric, limit) {
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
// src/report/words/run/method.ts
/**
* How a model was measured and decided, one line per aspect.
*
* @param notes - The model's notes, which say whether its servers were already running.
*/
function methodEntries(method, notes = []) {
	const { budgetNs, longestBudgetNs, seed, sampling, launches, inferences, queueShare, errors } = method;
	return [
		["Sampling", sampling === "paired" && ranAlready(notes) ? OF_RUNNING_SERVERS : SAMPLING[sampling]],
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
const OF_RUNNING_SERVERS = "both servers take turns block by block (ABBA); they ran already";
const ranAlready = (notes) => notes.some(({ kind }) => kind === "servers-not-started");
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
function evidenceEntries(model) {
	const { rows, shards } = model;
	const judged = rows.filter(({ state }) => state !== "shown");
	const shown = judged.length > 0 ? judged : rows;
	const confidence = group(shown, confidenceText);
	const samples = group(shown, samplesText);
	return [
		...modelEntries(model),
		...shards === void 0 ? [] : [["Shards", shardsText(shards)]],
		...samples === "" ? [] : [["Samples", samples]],
		...confidence === "" ? [] : [["Confidence of the intervals", confidence]]
	];
}
function modelEntries({ baselineSource, models, command }) {
	const servers = command?.compare !== void 0 && "servers" in command.compare ? command.compare.servers : void 0;
	if (servers !== void 0) return [["Baseline", `the server ${servers.baseline}`], ["Candidate", `the server ${servers.candidate}`]];
	return [
		["Baseline", baselineSource === null ? "none" : baselineSourceText(baselineSource)],
		...models.baseline === null ? [] : [["Baseline model", modelText(models.baseline)]],
		["Candidate model", candidateText(models)]
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
export { fitPieces as $, packFeeds as $a, formatValue as $i, countOf as $n, reviewRate as $r, bleuOf as $t, FOLD_TITLES as A, openExternalFile as Aa, never as Ai, rowText as An, RUN_PERCENTS as Ar, tokensOf as At, moreText as B, listNames as Ba, url as Bi, gpuDisturbanceText as Bn, fieldOf as Br, checkExact as Bt, listText as C, checkModel as Ca, _enum as Ci, ROW_LABELS as Cn, openGpu as Cr, PASS_ERROR as Ct, CHARTS_MENTION as D, NO_FILE as Da, int as Di, isOfShard as Dn, parseGpuProcess as Dr, isOfOwnPass as Dt, typeText as E, operatorKey as Ea, discriminatedUnion as Ei, countKept as En, PROCESS_PROPERTIES as Er, createSpend as Et, changesSummary as F, quoted as Fa, strictObject as Fi, limitText$1 as Fn, gpuStateSchema as Fr, computeCost as Ft, shownSummary as G, ELEMENT_CODECS as Ga, readFrames as Gi, causeClause as Gn, readingProblemSchema as Gr, worstOf as Gt, policySummary as H, NOT_FINITE as Ha, _coercedNumber as Hi, formatChange as Hn, parseServerJson as Hr, checkShares as Ht, cutText as I, quotedJson as Ia, string as Ii, renderRow as In, launchSchema as Ir, measuresPower as It, fittingRows as J, InfrastructureError as Ja, figureFormats as Ji, p95CauseText as Jn, meterProcessor as Jr, meanInterval as Jt, sinceText as K, isElementType as Ka, writeFrame as Ki, isTail as Kn, METERS as Kr, minSamples as Kt, firstLines as L, didYouMean as La, tuple as Li, rowChangeText as Ln, placementRowSchema as Lr, compareOutcomes as Lt, MODEL_COLUMNS as M, jsonProblem as Ma, object as Mi, soleCause as Mn, discardedSchema as Mr, netJoulesPerRun as Mt, PARTS as N, logLine as Na, partialRecord as Ni, reasonText as Nn, energySchema as Nr, countHeavy as Nt, COLUMNS as O, foldersOfModel as Oa, literal as Oi, namedRows as On, askSmi as Or, scoreInterval as Ot, SIGNATURE_TITLES as P, plainText as Pa, record as Pi, extentText as Pn, gpuMemorySchema as Pr, isNoMore as Pt, renderTable as Q, inPhase as Qa, formatShare as Qi, andMore as Qn, outcomeTableSchema as Qr, chrfParts as Qt, keptDriftSummary as R, nearestName as Ra, union as Ri, rowTitle as Rn, unrepeatableSchema as Rr, percentOf as Rt, batchText as S, selectOutput as Sa, ZodNumber as Si, GATE_NAME as Sn, takeGpuSnapshot as Sr, BLOCK_ERROR as St, operatorsText as T, operatorDomain as Ta, boolean as Ti, stateText as Tn, readGpuProcesses as Tr, countChances as Tt, releaseSourceText as U, needsReview as Ua, _isoDate as Ui, formatInterval as Un, statusFailure as Ur, marginOf as Ut, notesSummary as V, show as Va, ZodError as Vi, meterText as Vn, malformed as Vr, checkSampled as Vt, remarksSummary as W, refuseReview as Wa, _isoDateTime as Wi, formatRelativeChange as Wn, tooLarge as Wr, withoutChange as Wt, renderFold as X, HEAD_START_NS as Xa, formatExact as Xi, breaksOwnBound as Xn, gpuDisturbanceSchema as Xr, scoreBetter as Xt, renderFacts as Y, UserError as Ya, formatCount as Yi, breaksAtBaseline as Yn, watchSmi as Yr, computeScore as Yt, renderList as Z, feedBytes as Za, formatPercent as Zi, limitClauses as Zn, OutcomeTable as Zr, chrfOf as Zt, sparsityText as _, packImage as _a, RUNTIME_VERSION as _i, sizeBytes as _n, normalQuantile as _r, lookAtEnd as _t, failureText as a, scoreTokens as aa, findMemoryCgroup as ai, baselineNoteText as an, ModelFailure as ao, METRIC_NAMES as ar, tensorTypeSchema as at, precisionText as b, noTensorOutput as ba, ZodISODate as bi, usdPerKilowattHour as bn, keepGpuQuiet as br, restsOnLaunches as bt, worstSlice as c, scoreSegmentation as ca, readVersion as ci, noBaselineText as cn, median as co, codeBlock as cr, shareName as ct, adviseOnChanges as d, readBinaryLabel as da, canRunNpm as di, storeText as dn, percentileNs as dr, LIMIT_DEFAULTS as dt, printChange as ea, WorkerProcess as ei, bleuParts as en, unpackFeeds as eo, joinAnd as er, changeSchema as et, changeText as f, readClassLabel as fa, installFailure as fi, ageMs as fn, MLPERF_P95 as fr, isBound as ft, headName as g, COCO_VARIANTS as ga, ISOLATION_MODES as gi, relativeShare as gn, studentTUpperTail as gr, isClear as gt, changesWithoutOperatorsText as h, decodeValue as ha, toolFolder as hi, relativeDrop as hn, mcnemarP as hr, compareOperators as ht, failureHeadline as i, splitWords as ia, ProcessGroup as ii, limitsSchema as in, FAILURE_KINDS as io, METRIC_BY_OTHER_NAME as ir, recordedName as it, LINE_LABELS as j, openPlainFile as ja, number as ji, rowsText as jn, armMeasurementSchema as jr, joulesPerRun as jt, COST_PARTS as k, isInsideFolder as ka, looseObject as ki, rowRemarks as kn, RANDOM_OPERATORS as kr, readEvidence as kt, worstSlicesFirst as l, UNKNOWN_CLASS as la, refuseOther as li, savedText as ln, standardDeviation as lo, codeSpan as lr, describeLimit as lt, changesUnknownText as m, readTensorLabel as ma, runNpm as mi, durationNs as mn, binomialLowerTail as mr, changeNs as mt, evidenceEntries as n, RuntimeLogReader as na, isOwnProcess as ni, fraction as nn, elementCount as no, sentence as nr, compareSettings as nt, scoreUnit as o, HIT as oa, findInstalled as oi, baselineSourceText as on, max as oo, SERVED_METRICS as or, isQuantized as ot, changesText as p, readNumbersLabel as pa, installRuntime as pi, clockMhz as pn, earlyStoppingEstimateNs as pr, limitEffect as pt, waiversSummary as q, tensorNumbers as qa, scratchOf as qi, p95Cause as qn, meterGpu as qr, geometricMean as qt, methodEntries as r, readLoaderMessage as ra, killAllWorkers as ri, limitSchema as rn, hasSafeCount as ro, METRICS$1 as rr, CHANGE_HEADS as rt, sliceChangeText as s, codeClass as sa, findRuntime as si, mismatchRemedy as sn, mean as so, TOKEN_METRICS as sr, precisionName as st, environmentEntries as t, printFigure as ta, abandonWorkers as ti, driftSchema as tn, ELEMENT_BYTES as to, metricNames as tr, changedHeads as tt, differenceText as u, isTensor as ua, RUNTIME_PACKAGE as ui, storeProblemText as un, sum as uo, escapeProse as ur, describeLimitValue as ut, sparsityUseText as v, matchObjects as va, batchSize as vi, usdPer1000Runs as vn, createRandom as vr, checkRowAtLook as vt, operatorText as w, DEFAULT_DOMAIN as wa, array as wi, STATE_LABELS as wn, readGpu as wr, PASS_ERROR_OF_ITEMS as wt, shareText as x, outputOf as xa, ZodISODateTime as xi, usdPerMillionTokens as xn, gpuStateBetween as xr, holdsOnAverage as xt, coverageText as y, canBeRequested as ya, runtimeSettings as yi, usdPerHour as yn, isTooDisturbed as yr, emptyRow as yt, moreModelsText as z, dataError as za, unknown as zi, valueText$2 as zn, describeValue as zr, checkConfident as zt };
