"""What fzf 0.38 answers: `fzf --scheme=path --literal --filter WANTED < NAMES`."""

from __future__ import annotations

NAMES = """\
cat.png
concatenate.png
my_cat.png
CatDog.png
c-a-t.png
holiday/cat-2026.jpg
category/dog.jpg
scatter plot.png
Crab Ate Toast.png
IMG_0012.JPG
IMG_0120.JPG
img12.jpg
photo1of2.jpg
trainSet.png
train_set.png
transistor set.png
两只猫.png
猫/一只.png
大猫与狗.png
fooBarBaz.png
foobarbaz.png
foo_bar_baz.png
""".splitlines()

ORDERS = {
    "c": [0, 4, 3, 1, 6, 8, 5, 2, 7],
    "ca": [0, 3, 6, 5, 2, 4, 8, 1, 7],
    "cat": [0, 3, 6, 5, 2, 4, 8, 1, 7],
    "Cat": [3, 8],
    "CD": [3],
    "i": [11, 9, 10, 13, 14, 15, 5],
    "12": [11, 12, 9, 10],
    "img": [11, 9, 10],
    "012": [10, 9],
    "ts": [13, 14, 15, 8],
    "tset": [14, 13, 15],
    "猫": [17, 16, 18],
    "只猫": [16],
    "fbb": [19, 21, 20],
    "FBB": [],
    "fb": [19, 21, 20],
    "bar": [21, 19, 20],
    "png": [0, 16, 17, 18, 4, 2, 3, 13, 14, 19, 20, 1, 21, 7, 8, 15],
    "'cat": [0, 3, 6, 5, 2, 1, 7],
    "^cat": [0, 3, 6],
    "png$": [0, 16, 17, 18, 4, 2, 3, 13, 14, 19, 20, 1, 21, 7, 8, 15],
    "jpg$": [11, 9, 10, 12, 6, 5],
    "^cat$": [],
    "!png": [5, 6, 9, 10, 11, 12],
    "cat !dog": [0, 5, 2, 4, 8, 1, 7],
    "cat 2026": [5],
    "cat png$": [0, 3, 2, 4, 8, 1, 7],
    "'bar 'baz": [21, 19, 20],
    "img jpg 12": [11, 9, 10],
}
"""The places in NAMES of what fits each filter, the best first."""
