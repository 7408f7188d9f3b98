"""The program's own ready questions, worded as GLM-V models are used to be asked.

Boxes are asked for in the words of the makers' own examples, `[[xmin,ymin,xmax,ymax]]`.
"""

from __future__ import annotations

from glm4v_tui.chat.ready import ReadyQuestion, Wording

BUILT_IN = (
    ReadyQuestion(
        "describe",
        "d",
        Wording("Describe", "Describe this picture in detail."),
        Wording("描述", "请详细描述这张图片。"),
    ),
    ReadyQuestion(
        "ocr",
        "r",
        Wording(
            "Read all text, as Markdown",
            "Read all the text in this picture and write it as Markdown. Keep its order, headings, "
            "lists and tables; write formulas as LaTeX; add nothing.",
        ),
        Wording(
            "识别全部文字（Markdown）",
            "请识别图中的所有文字，以 Markdown 输出，保持原有的顺序、标题、列表和表格，"
            "公式用 LaTeX，不要添加图中没有的内容。",
        ),
    ),
    ReadyQuestion(
        "table",
        "t",
        Wording(
            "Table to CSV",
            "Write the table in this picture as CSV in one code block: the header first, one line "
            "for each row, fields with commas in quotes, empty cells empty. Write nothing else.",
        ),
        Wording(
            "表格转 CSV",
            "请把图中的表格写成 CSV，放在一个代码块中：先写表头，每行一条记录，"
            "含逗号的字段加引号，空单元格留空。不要输出其他内容。",
        ),
    ),
    ReadyQuestion(
        "chart",
        "h",
        Wording(
            "Chart to data",
            "Write the data of this chart as a Markdown table, with units in the header and ~ "
            "before values that you estimate.",
        ),
        Wording(
            "图表转数据",
            "请读取这张图表的数据，写成 Markdown 表格：一列为类别或横轴，每个系列一列，"
            "表头注明单位，估计的数值前加 ~。",
        ),
    ),
    ReadyQuestion(
        "formula",
        "l",
        Wording(
            "Formula to LaTeX",
            "Write the formula in this picture as LaTeX in one code block, and nothing else.",
        ),
        Wording(
            "公式转 LaTeX",
            "请把图中的公式写成 LaTeX，放在一个代码块中，不要输出其他内容。",
        ),
    ),
    ReadyQuestion(
        "find",
        "f",
        Wording(
            "Find …",
            "Where is {what} in this picture? Provide coordinates in "
            "[[xmin,ymin,xmax,ymax]] format.",
            "What is to be found? Such as: the red cup",
        ),
        Wording(
            "查找……",
            "{what}在图中哪里？请以 [[xmin,ymin,xmax,ymax]] 格式给出坐标。",
            "要找什么？例如：红色的杯子",
        ),
    ),
    ReadyQuestion(
        "compare",
        "c",
        Wording(
            "Compare pictures",
            "Compare these pictures: what is the same, and what differs? Name every difference "
            "and where it is.",
        ),
        Wording(
            "比较图片",
            "请比较这几张图片：哪些相同，哪些不同？请列出每一处不同及其位置。",
        ),
        pictures=2,
    ),
    ReadyQuestion(
        "translate",
        "n",
        Wording(
            "Translate its text",
            "Translate all text in this picture into English: each line as it stands, "
            "then its translation.",
        ),
        Wording(
            "翻译图中文字",
            "请把图中的所有文字翻译成中文：逐行先写原文，再写译文。",
        ),
    ),
    ReadyQuestion(
        "click",
        "u",
        Wording(
            "Which element to click …",
            "This is a screenshot. Which element is to be clicked to do this: {what}? Name it, "
            "and provide its coordinates in [[xmin,ymin,xmax,ymax]] format.",
            "What is to be done? Such as: open the settings",
        ),
        Wording(
            "点击哪个元素……",
            "这是一张屏幕截图。要完成“{what}”，应该点击哪个元素？"
            "请说出它的名称，并以 [[xmin,ymin,xmax,ymax]] 格式给出坐标。",
            "要做什么？例如：打开设置",
        ),
    ),
)
"""In the order of the menu."""
