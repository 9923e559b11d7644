"""`segmentation.json` by scikit-learn, `detection.json` and `keypoints.json` by pycocotools. Run by make.py."""

import contextlib
import io

import numpy as np
from make import NOT_FINITE, item, undefined, write
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from sklearn.metrics import f1_score, jaccard_score

random = np.random.default_rng(22)


def segmentation() -> None:
    def drawn(images: int, classes: int, height: int = 6, width: int = 5) -> list[tuple[np.ndarray, np.ndarray]]:
        pairs = []
        for _ in range(images):
            label = random.integers(0, classes, (height, width))
            scores = random.random((classes, height, width)).round(2)
            for index in range(classes):
                scores[index][label == index] += 0.4
            label[random.random(label.shape) < 0.1] = 255
            pairs.append((scores, label))
        return pairs

    empty = [(scores, np.where(label == 255, 0, label) * 0 + 255) for scores, label in drawn(2, 3)]
    sets = {
        "ten images of four classes": drawn(10, 4),
        "two classes": drawn(5, 2),
        "one class": [(np.stack([np.ones((3, 3)), np.zeros((3, 3))]), np.zeros((3, 3), int))],
        "a class that does not occur": [(np.concatenate([a, a[:1] * 0 - 1]), b) for a, b in drawn(5, 3)],
        "ties": [(np.round(a, 0), b) for a, b in drawn(6, 3)],
        "an image without pixels that count": drawn(3, 3) + empty[:1],
        "one pixel": drawn(4, 3, 1, 1),
    }
    cases = []
    for title, pairs in sets.items():
        given = np.concatenate([scores.argmax(axis=0).ravel() for scores, _ in pairs])
        labels = np.concatenate([label.ravel() for _, label in pairs])
        given, labels = given[labels != 255], labels[labels != 255]
        for metric, theirs in {"miou": jaccard_score, "dice": f1_score}.items():
            score = theirs(labels, given, average="macro")
            forms = {"chw": lambda scores: scores, "hwc": lambda scores: np.moveaxis(scores, 0, 2)}
            for layout, form in forms.items():
                items = [item(form(scores), label.tolist()) for scores, label in pairs]
                task = {"kind": "segmentation", "metric": metric, "layout": layout}
                cases.append({"title": f"{metric}, {layout}: {title}", "task": task, "items": items, "score": score})
            items = [item(scores.argmax(axis=0), label.tolist()) for scores, label in pairs]
            task = {"kind": "segmentation", "metric": metric}
            cases.append({"title": f"{metric}, classes: {title}", "task": task, "items": items, "score": score})
    task = {"kind": "segmentation"}
    items = [item(scores, label.tolist()) for scores, label in empty]
    cases.append({"title": "no pixel counts", "task": task, "items": items, **undefined("an error", "no pixel is no evidence")})
    broken = [item(np.full((2, 2, 2), np.nan), [[0, 1], [1, 1]])]
    cases.append({"title": "NaN", "task": task, "items": broken, **undefined("not known to scikit-learn", NOT_FINITE)})
    write("segmentation", ["scikit-learn"], cases)


def coco(images: list[dict], kind: str = "bbox", sigmas: np.ndarray | None = None) -> np.ndarray:
    """The statistics of COCOeval. Its ids of objects begin at 1: it takes 0 for no match."""
    labels, results = [], []
    for number, image in enumerate(images):
        for each in image["labels"]:
            labels.append({"iscrowd": 0} | each | {"id": len(labels) + 1, "image_id": number})
        results += [each | {"image_id": number} for each in image["results"]]
    categories = sorted({each["category_id"] for each in labels + results})
    with contextlib.redirect_stdout(io.StringIO()):
        truth = COCO()
        truth.dataset = {"images": [{"id": number} for number in range(len(images))], "annotations": labels, "categories": [{"id": each} for each in categories]}
        truth.createIndex()
        found = COCOeval(truth, truth.loadRes(results), kind)
        if sigmas is not None:
            found.params.kpt_oks_sigmas = sigmas
        found.evaluate()
        found.accumulate()
        found.summarize()
    return found.stats


def detection() -> None:
    def box(size: float) -> list[float]:
        return [float(each) for each in np.concatenate([random.uniform(0, 200, 2), random.uniform(0.4, 1.6, 2) * size]).round(1)]

    def near(other: list[float], noise: float) -> list[float]:
        x, y, width, height = other
        dx, dy, dw, dh = random.normal(size=4) * noise
        made = [x + dx * width, y + dy * height, max(1, width * (1 + dw)), max(1, height * (1 + dh))]
        return [float(round(each, 1)) for each in made]

    def image(classes: int, objects: int, noise: float, *, crowds: bool = False, digits: int = 3) -> dict:
        labels, results = [], []
        for _ in range(objects):
            category = int(random.integers(classes))
            own = box(float(random.choice([12, 50, 150])))
            is_crowd = crowds and random.random() < 0.3
            labels.append({"category_id": category, "bbox": own, "area": round(own[2] * own[3] * random.uniform(0.5, 1), 1), "iscrowd": int(is_crowd)})
            for _ in range(int(random.integers(0, 4 if is_crowd else 3))):
                given = category if random.random() < 0.9 else int(random.integers(classes))
                results.append({"category_id": given, "bbox": near(own, noise), "score": float(round(random.random(), digits))})
        for _ in range(int(random.integers(0, 3))):
            results.append({"category_id": int(random.integers(classes)), "bbox": box(40), "score": float(round(random.random(), digits))})
        return {"labels": labels, "results": results}

    def made(count: int, *options: float, **more: object) -> list[dict]:
        return [image(*options, **more) for _ in range(count)]

    many = {"labels": [{"category_id": 0, "bbox": [0, 0, 50, 50], "area": 2500}], "results": [{"category_id": 0, "bbox": [0, 0, 50, 50 + index / 10], "score": 0.5 - index / 1000} for index in range(120)]}
    sets = {
        "twenty images of three classes": made(20, 3, 6, 0.08),
        "crowds": made(15, 2, 6, 0.08, crowds=True),
        "ties": made(15, 2, 6, 0.1, digits=1),
        "one class": made(8, 1, 5, 0.05),
        "images without objects, and without boxes": made(5, 2, 4, 0.05) + made(3, 2, 0, 0.1) + [{"labels": image(2, 3, 0.1)["labels"], "results": []}],
        "all right": [{"labels": each["labels"], "results": [{"category_id": own["category_id"], "bbox": own["bbox"], "score": 0.9} for own in each["labels"]]} for each in made(4, 3, 5, 0)],
        "nothing right": [{"labels": image(1, 3, 0)["labels"], "results": [{"category_id": 0, "bbox": [900.0, 900.0, 5.0, 5.0], "score": 0.9}]}],
        "more boxes than count": [many, image(1, 3, 0.1)],
        "one box": [{"labels": [{"category_id": 0, "bbox": [0, 0, 10, 10], "area": 100}], "results": [{"category_id": 0, "bbox": [0, 0, 10, 8], "score": 0.5}]}],
    }
    metrics = ["map", "map-50", "map-75", "map-small", "map-medium", "map-large"]

    def rows(results: list[dict], form: str) -> np.ndarray:
        made = []
        for each in results:
            x, y, width, height = each["bbox"]
            four = {"xyxy": [x, y, x + width, y + height], "xywh": [x, y, width, height], "cxcywh": [x + width / 2, y + height / 2, width, height]}[form]
            made.append([*four, each["score"], each["category_id"]])
        return np.array(made, float).reshape(-1, 6)

    def label(objects: list[dict]) -> list[dict]:
        return [{"class": each["category_id"], "xywh": each["bbox"], "area": each["area"], "crowd": bool(each.get("iscrowd", 0))} for each in objects]

    cases = []
    for number, (title, images) in enumerate(sets.items()):
        form = ["xywh", "xyxy", "cxcywh"][number % 3] if number != 5 else "xywh"
        for metric, score in zip(metrics, coco(images)[:6]):
            items = []
            for each in images:
                table = rows(each["results"], form)
                if number % 2 == 0:
                    items.append(item(table, label(each["labels"])))
                    continue
                made = item(table, label(each["labels"]))
                del made["output"]
                made["outputs"] = {name: item(part, None)["output"] for name, part in {"b": table[:, :4], "s": table[:, 4], "l": table[:, 5].astype(int)}.items()}
                items.append(made)
            task = {"kind": "detection", "box": form, "metric": metric}
            if number % 2 == 1:
                task["outputs"] = {"boxes": "b", "scores": "s", "labels": "l"}
            result = {"score": score} if score >= 0 else undefined(score, "no object of this size is no evidence")
            cases.append({"title": f"{metric}: {title}", "task": task, "items": items, **result})
    broken = [item(np.array([[0, 0, 1, 1, np.nan, 0]]), [])]
    cases.append({"title": "NaN", "task": {"kind": "detection"}, "items": broken, **undefined("depends on the order", NOT_FINITE)})
    nothing = [item(np.zeros((0, 6)), [])]
    cases.append({"title": "no boxes at all", "task": {"kind": "detection"}, "items": nothing, **undefined(-1.0, "no object is no evidence")})
    write("detection", ["pycocotools"], cases)


def keypoints() -> None:
    sigmas = np.array([0.03, 0.05, 0.1, 0.07])

    def image(people: int, noise: float, *, hidden: float = 0.2, crowds: bool = False, digits: int = 3) -> dict:
        labels, results = [], []
        for _ in range(people):
            size = float(random.choice([20, 60, 150]))
            corner = random.uniform(0, 200, 2).round(1)
            points = (corner + random.random((4, 2)) * size).round(1)
            seen = np.where(random.random(4) < hidden, 0, random.integers(1, 3, 4))
            flat = [float(each) for row in np.column_stack([points, seen]) for each in row]
            own = {"category_id": 1, "bbox": [*map(float, corner), size, size], "area": round(size * size * 0.7, 1), "iscrowd": int(crowds and random.random() < 0.3)}
            labels.append(own | {"keypoints": flat, "num_keypoints": int((seen > 0).sum())})
            for _ in range(int(random.integers(0, 3))):
                given = (points + random.normal(size=(4, 2)) * noise * size).round(1)
                results.append({"category_id": 1, "keypoints": [float(each) for row in given for each in [*row, 1]], "score": float(round(random.random(), digits))})
        for _ in range(int(random.integers(0, 2))):
            given = random.uniform(0, 300, (4, 2)).round(1)
            results.append({"category_id": 1, "keypoints": [float(each) for row in given for each in [*row, 1]], "score": float(round(random.random(), digits))})
        return {"labels": labels, "results": results}

    sets = {
        "twenty images": [image(4, 0.05) for _ in range(20)],
        "ties": [image(4, 0.05, digits=1) for _ in range(15)],
        "crowds": [image(5, 0.05, crowds=True) for _ in range(12)],
        "people without labelled keypoints": [image(4, 0.05, hidden=0.8) for _ in range(15)],
        "images without people, and without poses": [image(3, 0.03)] + [image(0, 0) for _ in range(4)] + [{"labels": image(2, 0)["labels"], "results": []}],
        "exactly right": [image(4, 0, hidden=0) for _ in range(5)],
        "more poses than count": [{"labels": each["labels"], "results": [one | {"score": round(one["score"] * rank / 40, 5)} for rank in range(40) for one in each["results"][:1]]} for each in [image(2, 0.05) for _ in range(4)]],
    }
    cases = []
    for title, images in sets.items():
        for metric, score in zip(["map", "map-50", "map-75", "map-medium", "map-large"], coco(images, "keypoints", sigmas)[:5]):
            items = []
            for each in images:
                table = np.array([[0, 0, 0, 0, own["score"], 0, *own["keypoints"]] for own in each["results"]], float).reshape(-1, 18)
                label = [{"xywh": own["bbox"], "area": own["area"], "crowd": own["iscrowd"], "keypoints": own["keypoints"]} for own in each["labels"]]
                items.append(item(table, label))
            task = {"kind": "keypoints", "sigmas": sigmas.tolist(), "metric": metric}
            result = {"score": score} if score >= 0 else undefined(score, "no object of this size is no evidence")
            cases.append({"title": f"{metric}: {title}", "task": task, "items": items, **result})
    broken = [item(np.full((1, 18), np.nan), [])]
    cases.append({"title": "NaN", "task": task, "items": broken, **undefined("depends on the order", NOT_FINITE)})
    write("keypoints", ["pycocotools"], cases)


def make() -> None:
    segmentation()
    detection()
    keypoints()
