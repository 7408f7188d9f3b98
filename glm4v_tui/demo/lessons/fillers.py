"""Words around a question that carry none of its meaning."""

from __future__ import annotations

_LOOSE = """
the a an is are do does did can could would will you me i i'd i'll that's this these there here
please now then so just tell say give show want need like know think let see find look for to have
has be been being with my your us any some it's what's where's get got try would
"""

_USUAL = """
perhaps maybe exactly roughly kindly also clearly mostly usually often sometimes always whatever
whether given wonder believe guess feel love help make take keep turn go stay happen appear exist
stand rest mean include feature present depict explain check spot recognise able going should
might must may had was were doing taking looking thinking sure certain time today again ever quite
rather really truly across along as if while besides otherwise
"""

_SPELLED = """
actually basically currently precisely simply quickly honestly frankly overall anyhow somehow
already still even indeed surely certainly obviously apparently presumably possibly probably
likely merely purely mainly wherever regarding concerning considering provided assuming supposing
suppose imagine assume reckon hope come occur seem lie sit belong refer hold carry portray
illustrate reveal state report inform notify confirm verify examine inspect study observe notice
discover determine decide allowed supposed ought shall having getting making seeing curious
interested ready pretty totally fully hereby therein upon per via because since though although
however therefore thus hence anyway moreover meanwhile instead eventually virtually literally
seriously eagerly briskly plainly evidently conceivably supposedly reportedly essentially
generally typically normally commonly rarely seldom hardly barely nearly almost approximately
especially particularly specifically namely notably altogether furthermore nonetheless
nevertheless likewise similarly accordingly consequently hopefully thankfully luckily sadly oddly
strangely curiously interestingly remarkably extremely fairly slightly somewhat kinda sorta gonna
wanna gotta lemme gimme dear folks buddy mate fella pal sir madam cheers behold lo alas hmm uh um
er well okay alright yep nope yeah pray prithee inquire enquire ponder contemplate presume surmise
deem fancy regard perceive encounter acknowledge attempt manage proceed continue resume commence
bother dare prefer require desire demand request obtain acquire receive retrieve fetch deliver
submit produce yield render furnish supply offer grant permit enable ensure assist serve guide
direct
"""

_CHINESE_STARTS = """
其实 话说 顺便问 依你看 依我看 大致 目前 此处 说实话 看上去 据你所见 从画面来看
仔细看看 麻烦看下 我想知道 我很好奇 能否告知 可否说明 劳驾 打扰了 想请教 对了 接着
接下来 另外 还有 总的来说 按你的判断 根据图片 就这张图而言 朋友 老师 小助手 喂 哎
拜托 烦请 不知道 我需要了解 方便的话 如果可以 客观地讲 简单来说
"""

LOOSE = frozenset(_LOOSE.split())
"""Words that may become others, or go, where enough of the question is left."""

SPELLED = tuple(_SPELLED.split())
"""Fillers that the tokenizer has to spell, as it does every word that it never heard."""

FILLERS = (*_USUAL.split(), *SPELLED)
"""Words that say nothing about a picture."""

CHINESE_STARTS = tuple(_CHINESE_STARTS.split())
"""What may stand before a Chinese question."""

CHINESE_ENDS = (
    *("才对", "来着", "的话", "哦", "哈", "嘛"),
    *("啦", "吧", "哟", "才是", "好不好", "行吗"),
)
"""What may stand before its question mark."""

PARTICLES = "的了着过地得就才都也还又再便可是该会要想呢"
"""Characters that may stand anywhere between its words."""
