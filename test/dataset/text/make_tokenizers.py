"""Trains two small tokenizers, and writes what the tokenizers package 0.23.3 makes of some texts. Run in this folder."""

import json

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

TEXTS = [
    "The cat sat on the mat, and the dog ran away!",
    "Über-fast résumés: naïve café, 東京 and 3.14159 euros.",
    "",
    "unbelievable unhappiness",
    "  two   spaces\tand a tab\n",
    "the the the the the the the the the the the the the the",
]
PAIRS = [["The cat sat.", "It was not on the mat."], ["a b c d e f g h i j k l", "the dog"], ["dog", "the cat ran and ran and ran and ran"]]

word = Tokenizer(models.WordPiece(unk_token="[UNK]"))
word.normalizer = normalizers.BertNormalizer()
word.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
word.train_from_iterator(
    TEXTS, trainers.WordPieceTrainer(vocab_size=160, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
)
cls, sep = word.token_to_id("[CLS]"), word.token_to_id("[SEP]")
word.post_processor = processors.TemplateProcessing(
    single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", cls), ("[SEP]", sep)]
)
word.decoder = decoders.WordPiece()

byte = Tokenizer(models.BPE())
byte.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
byte.decoder = decoders.ByteLevel()
byte.train_from_iterator(
    TEXTS,
    trainers.BpeTrainer(
        vocab_size=320,
        special_tokens=["<s>", "<pad>", "</s>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    ),
)
byte.post_processor = processors.RobertaProcessing(("</s>", byte.token_to_id("</s>")), ("<s>", byte.token_to_id("<s>")))

cases = []
for name, tokenizer in {"wordpiece": word, "bytes": byte}.items():
    tokenizer.save(f"{name}.json", pretty=False)
    pad = "[PAD]" if name == "wordpiece" else "<pad>"
    for length in (None, 8, 12):
        for pad_to in (None, 16):
            tokenizer.no_truncation()
            tokenizer.no_padding()
            if length:
                tokenizer.enable_truncation(length, strategy="longest_first")
            if pad_to:
                tokenizer.enable_padding(length=pad_to, pad_id=tokenizer.token_to_id(pad), pad_token=pad)
            for texts in [[text] for text in TEXTS] + PAIRS:
                found = tokenizer.encode(*texts)
                tokens = {"input_ids": found.ids, "attention_mask": found.attention_mask, "token_type_ids": found.type_ids}
                cases.append({"tokenizer": name, "texts": texts, "maxLength": length, "padTo": pad_to, "tokens": tokens})
with open("reference.json", "w") as out:
    json.dump(cases, out, separators=(",", ":"))
    out.write("\n")
