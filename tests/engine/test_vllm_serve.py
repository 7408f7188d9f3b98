"""What only a real vLLM server shows: files that it opens, tokens that it counts, other words."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from glm4v_tui.chat.conversation import Conversation, Picture
from glm4v_tui.chat.pictures import inspect
from glm4v_tui.engine.protocol import EngineError, ReplyDone, Sampling, TextDelta
from glm4v_tui.engine.served import ServedEngine, ServerOptions
from glm4v_tui.engine.server_address import server_address
from tests.conftest import not_told, refused
from tests.engine.drawings import blank, circles
from tests.engine.vllm_server import VllmServer

pytestmark = [pytest.mark.engine, pytest.mark.asyncio(loop_scope="session")]

GREEDY = Sampling(temperature=0.0)


async def heard(
    engine: ServedEngine, conversation: Conversation, sampling: Sampling = GREEDY
) -> tuple[str, ReplyDone]:
    """Return the answer and its figures."""
    async with aclosing(engine.reply(conversation, sampling)) as events:
        came = [event async for event in events]
    done = came[-1]
    assert isinstance(done, ReplyDone)
    return "".join(event.text for event in came if isinstance(event, TextDelta)), done


async def test_a_server_on_this_machine_opens_files_itself(
    demo_server: VllmServer, tmp_path: Path
) -> None:
    await demo_server.up()
    options = ServerOptions(server_address(demo_server.url), pictures="files")
    engine = ServedEngine(options)
    await engine.start(not_told, refused)
    picture = circles(tmp_path / "three ü%20.png", 3, "red")
    asked = Conversation().asked("How many circles are there?", (picture,))
    assert "3" in (await heard(engine, asked))[0].lower().replace("three", "3")
    await engine.close()


@pytest.mark.parametrize("form", ["turned.jpg", "clear.webp", "sixteen.png", "large.png"])
async def test_every_picture_is_counted_as_the_server_sees_it(
    served_demo_engine: ServedEngine, tmp_path: Path, form: str
) -> None:
    picture = _picture(tmp_path / form)
    asked = Conversation(system="Be brief.").asked("What is this?", (picture, picture))
    asked = asked.answered("Nothing.", "stop").asked("图片？", (picture,))
    taken = await served_demo_engine.count(asked)
    _, done = await heard(served_demo_engine, asked, replace(GREEDY, max_tokens=2))
    assert (taken.total, taken.exact) == (done.prompt_tokens, True)


async def test_a_follow_up_tells_what_was_kept(
    served_demo_engine: ServedEngine, tmp_path: Path
) -> None:
    picture = circles(tmp_path / "two.png", 2, "blue")
    asked = Conversation().asked("How many circles are there?", (picture,))
    answer, done = await heard(served_demo_engine, asked)
    _, again = await heard(served_demo_engine, asked.answered(answer, "stop").asked("And now?"))
    assert again.cached_tokens > 0
    assert done.reply_tokens > 0


async def test_too_many_and_too_thin_pictures_are_refused_by_name(
    served_demo_engine: ServedEngine, tmp_path: Path
) -> None:
    five = [circles(tmp_path / f"{number}.png", 1, "red") for number in range(5)]
    with pytest.raises(EngineError, match="more pictures than the model takes: 5, not 4"):
        await heard(served_demo_engine, Conversation().asked("What?", tuple(five)))
    thin = blank(tmp_path / "thin.png", 20000, 10)
    with pytest.raises(EngineError, match=r"thin\.png"):
        await heard(served_demo_engine, Conversation().asked("What?", (thin,)))


def _picture(path: Path) -> Picture:
    match path.name:
        case "turned.jpg":
            exif = Image.Exif()
            exif[0x0112] = 6
            Image.new("RGB", (500, 200), "red").save(path, exif=exif)
        case "clear.webp":
            Image.new("RGBA", (333, 222), (255, 0, 0, 100)).save(path)
        case "sixteen.png":
            Image.new("I;16", (300, 100), 40000).save(path)
        case _:
            Image.new("RGB", (3000, 2000), "blue").save(path)
    return inspect(path)
