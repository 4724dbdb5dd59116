/** Keys of `app.cfg` that have no place in ours, by section; `*` is every key. */
const OWN_WORDS = 'the bot has its own words for this';
const LOGS = 'logs go to standard output, for whatever runs the process to keep';

export const KEYS_WITHOUT_PLACE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bot_control: { command_response_fmt: OWN_WORDS, chatlevel: OWN_WORDS },
  buildenv: {
    no_build_permission_comment: OWN_WORDS,
    allow_update_submit_opts:
      'a pull request never chooses how jobs are submitted: its code would decide on what machine it runs',
    job_handover_protocol: 'jobs are always held and then released',
    job_delay_begin_factor: 'jobs are always held and then released',
    clone_git_repo_via: 'the commit is fetched by its number over https',
    allowed_exportvars: 'comments set no variables of jobs',
    site_config_script: 'call it in `buildScript`',
  },
  deploycfg: {
    artefact_upload_script: 'the bot uploads by itself, outside the reach of the pull request',
    no_deploy_permission_comment: OWN_WORDS,
    signing: 'make a key for this bot, keep it as a secret and name it as `artefacts.signingKey`',
  },
  clean_up: { moved_job_dirs_comment: OWN_WORDS },
  event_handler: { log_path: LOGS },
  job_manager: { log_path: LOGS },
  submitted_job_comments: { '*': OWN_WORDS },
  new_job_comments: { '*': OWN_WORDS },
  running_job_comments: { '*': OWN_WORDS },
  finished_job_comments: { '*': OWN_WORDS },
  download_pr_comments: { '*': OWN_WORDS },
};
