// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Words that everybody says, so that finding one again tells nothing of who said it first.
///
/// Little words, answers, and the people and times that any call speaks of. No word here is a
/// given name on its own. They are English; in another language more is held back, and said so.
enum OrdinaryWords {
  static let all = Set(
    """
    a about above after again ago all almost alone also always am an and another any anybody \
    anyone anything are around as ask at away back bad be because been before being below best \
    better between both boy brother but by call can cannot car child could dad daughter day \
    days did do does doing don done door down each enough even ever every everybody everyone \
    everything family far father few fine first for friend from get gets girl give go goes \
    going gone good got guess had half has have he hello help her here hers herself him \
    himself his home hour hours house how husband i if in inside into is it its itself just \
    keep kind knew know knows last late later least left less let like little ll long lot made \
    make man many maybe me mean might mine minute minutes mom moment more morning most mother \
    much mum must my myself name near need neither never next night no nobody none nor not \
    nothing now of off ok okay old on once one only open or other others our out outside over \
    own parent parents people perhaps person phone place please quite rather re really right \
    road room said same saw say says see seen she should since sister so some somebody someone \
    something son soon sorry still street such sure take talk tell than thank thanks that the \
    their them then there these they thing things think this those though time times to today \
    together told tomorrow tonight too town two um under unknown until up us ve very wait want \
    wants was way we well went were what when where which while who why wife with without \
    woman work would year years yes yesterday yet you young your yours
    """.split(separator: " ").map(String.init))
}
